-- What somebody is to an item: how far they have read it, and whether and why it stands in their inbox because somebody
-- turned to them. Written for those few alone; whom a change only informs is found out by whoever looks.
CREATE TABLE attention (
    member_id BIGINT NOT NULL REFERENCES members (id),
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    -- What happened up to this moment was seen, and the messages up to this number.
    read_at BIGINT NOT NULL,
    read_message BIGINT NOT NULL,
    -- Why, when, by whom and where they were called; a moment to come where they put it off until then.
    reason TEXT NOT NULL,
    called_at BIGINT NOT NULL,
    caller_id BIGINT REFERENCES members (id),
    message_id BIGINT REFERENCES messages (id),
    -- Whether it stands in the inbox until it is done, and whether it was not looked at yet.
    stands BOOLEAN NOT NULL,
    unread BOOLEAN NOT NULL,
    -- What was before it was done or put off, for who takes that back.
    done_at BIGINT NOT NULL,
    read_before BIGINT NOT NULL,
    called_before BIGINT NOT NULL,
    PRIMARY KEY (member_id, item_id)
);
CREATE INDEX attention_of_item ON attention (item_id, member_id);
CREATE INDEX attention_of_caller ON attention (caller_id, member_id);
CREATE INDEX attention_of_message ON attention (message_id, member_id);
CREATE INDEX attention_standing ON attention (member_id, called_at, item_id) WHERE stands;
CREATE INDEX attention_unread ON attention (member_id, called_at, item_id) WHERE unread;
CREATE INDEX attention_done ON attention (member_id, done_at, item_id) WHERE done_at > 0;
