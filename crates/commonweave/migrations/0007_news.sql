-- Today reads the lines that are news by their time. Reactions and corrections between them are many and are none.
DROP INDEX happenings_of_network_by_time;
CREATE INDEX happenings_news ON happenings (network_id, created_at, id)
    WHERE what IN ('charter-revised', 'charter-endorsed', 'member-joined', 'organisation-added', 'space-started',
        'item-started', 'item-closed', 'item-reopened', 'message-posted');
