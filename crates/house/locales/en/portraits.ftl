# Pictures of people and logos of organisations.

portrait-own = Your picture
portrait-own-lead = Members see it next to what you write. The middle of the picture is shown in a circle.
portrait-logo = Logo
portrait-logo-lead = It appears next to the organisation’s name.
portrait-choose = Choose a picture
portrait-choose-hint = JPEG, PNG, WebP or GIF. The place where a photo was taken is not kept.
portrait-now = Current picture
portrait-save = Use this picture
portrait-remove = Remove the picture
portrait-cancel = Cancel
portrait-done = The picture is saved.
portrait-removed-done = The picture is removed.
