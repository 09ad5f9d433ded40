-- The page of an organisation begins with those who speak for it, however many belong to it.
CREATE INDEX affiliations_by_capacity ON affiliations (organisation_id, member_state, capacity, name_key, member_id)
    WHERE ended_at IS NULL;
