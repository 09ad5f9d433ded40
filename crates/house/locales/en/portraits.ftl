# Pictures of people and logos of organisations.

portrait-own = Your picture
portrait-own-lead = Members see it beside what you write. The middle of the picture is shown, as a circle.
portrait-logo = Logo
portrait-logo-lead = It stands beside the organisation's name wherever the network shows it.
portrait-choose = Choose a picture
portrait-choose-hint = A photo or drawing as JPEG, PNG, WebP or GIF. Where it was taken is not kept.
portrait-now = What is shown now
portrait-save = Use this picture
portrait-remove = Remove the picture
portrait-cancel = Cancel
portrait-done = Your picture is saved.
portrait-removed-done = The picture is gone.
portrait-refused-kind = This file is not a picture that can be shown. Choose a JPEG, PNG, WebP or GIF.
