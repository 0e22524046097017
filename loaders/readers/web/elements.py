"""Elements of HTML by what they do to the text in them; the names are those of the HTML standard."""

# What is no text of the page: programs, menus, controls, and what stands beside it.
DROPPED = [
    "aside", "button", "dialog", "footer", "iframe", "nav", "noscript", "object", "script", "select", "style",
    "svg", "template", "textarea",
]  # fmt: skip
# Elements that stand within a line; all others begin one.
INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "input", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
# Elements that end a line within a cell or an item.
BREAKS = {
    "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "section", "table",
    "td", "th", "tr", "ul",
}  # fmt: skip
