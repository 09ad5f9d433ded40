# Tags: words under which items are gathered.

tag-list-title = Tags
tag-list-empty = There are no tags here yet.
tag-list-example = Tag a discussion, for example with water or school yard, and the tag is listed here.
tag-find = Tags that begin with
tag-find-do = Show
tag-more = More tags
tag-items = { $count ->
    [one] one item
   *[other] { $count } items
}
tag-field = Tags
tag-field-hint = A few words, separated by commas, under which others will find it.
tag-edit = Rename
tag-edit-title = Rename a tag
tag-name = Name
tag-name-hint = If the network already has a tag of this name, the two become one.
tag-save = Save
tag-cancel = Cancel
tag-renamed-done = The tag has its new name.
tag-merged-done = The two tags are now one.
tag-refused-many = An item can have { $max } tags; you entered { $count }.
tag-refused-long = A tag can have { $max } characters. Shorten the one that begins “{ $tag }”.
tag-refused-empty = A tag needs at least one letter or symbol, and no comma.

happening-tag-renamed = { $who } renamed a tag
happening-tag-renamed-name = Tags renamed
happening-tag-merged = { $who } merged two tags
happening-tag-merged-name = Tags merged
