-- Whether counting a budget again for its limits ended before they asked for nothing more.
ALTER TABLE budgets ADD COLUMN limits_cut BOOLEAN NOT NULL DEFAULT FALSE;
