# Taking one's own along.
my-data-title = Your data
my-data-lead = Download everything you have written and done in { $network }.
my-data-holds = It holds your profile and account, the spaces and organisations you belong to, every discussion you started, every message and reaction of yours with its earlier versions, and what the log says about you.
my-data-leaves-out = It does not hold what other people wrote, or your password.
my-data-form = You get one ZIP file with a table for each kind of thing, which any spreadsheet opens.
my-data-take = Download your data
