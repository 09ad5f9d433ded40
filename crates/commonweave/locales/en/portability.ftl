# Taking one's own along.
my-data-title = Your data
my-data-lead = Download everything you have written and done in { $network }.
my-data-holds = It contains your profile and account, the spaces and organisations you belong to, everything you started and wrote with earlier versions, your reactions and answers, and your own lines in the log.
my-data-leaves-out = It does not contain what other people wrote, or your password. Your files are listed; download each one where you shared it.
my-data-form = You get one ZIP file with a table for each kind of thing, which any spreadsheet opens.
my-data-take = Download your data
