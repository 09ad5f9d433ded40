# charters
