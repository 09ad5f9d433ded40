-- Who has left comes back by a newer invitation alone: the newest that there was when they left. Numbers and not times,
-- so that a clock that was set back lets nobody in.
ALTER TABLE members ADD COLUMN last_invitation BIGINT;
UPDATE members SET last_invitation = (
    SELECT COALESCE(MAX(invitations.id), 0) FROM invitations
    WHERE invitations.network_id = members.network_id AND invitations.created_at <= members.left_at
) WHERE state = 'left';
