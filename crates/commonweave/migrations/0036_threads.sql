-- When a contribution was answered last, and by which message: what is new in a thread is found without reading it. Which
-- messages stand pinned. And a way to the first message of a day.
ALTER TABLE messages ADD COLUMN replied_at BIGINT;
ALTER TABLE messages ADD COLUMN last_reply_id BIGINT;
ALTER TABLE messages ADD COLUMN pinned_at BIGINT;

UPDATE messages SET last_reply_id = (
    SELECT MAX(replies.id) FROM messages AS replies
    WHERE replies.item_id = messages.item_id AND replies.parent_id = messages.id)
WHERE reply_count > 0;
UPDATE messages SET replied_at = (
    SELECT replies.created_at FROM messages AS replies WHERE replies.id = messages.last_reply_id)
WHERE last_reply_id IS NOT NULL;

CREATE INDEX messages_by_last_reply ON messages (item_id, last_reply_id) WHERE last_reply_id IS NOT NULL;
CREATE INDEX messages_pinned ON messages (item_id, pinned_at, id) WHERE pinned_at IS NOT NULL;
CREATE INDEX messages_by_time ON messages (item_id, created_at, id);
