# landing
