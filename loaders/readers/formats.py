"""Which reader reads a file, by the ending of its name; each is loaded with the first file it reads."""

from pathlib import PurePath

from loaders.readers.unreadable import Unreadable

# By ending, the module whose `pieces(data: bytes)` reads such a file, or its `contents(data: bytes)` where
# it tells too what it left out.
READERS = {
    ".txt": "loaders.readers.text",
    ".md": "loaders.readers.text",
    ".markdown": "loaders.readers.text",
    ".text": "loaders.readers.text",
    ".docx": "loaders.readers.word.reader",
    ".html": "loaders.readers.web.page",
    ".htm": "loaders.readers.web.page",
    ".csv": "loaders.readers.separated",
    ".tsv": "loaders.readers.separated",
    ".yaml": "loaders.readers.data.yaml_file",
    ".yml": "loaders.readers.data.yaml_file",
    ".json": "loaders.readers.data.json_file",
    ".jsonl": "loaders.readers.data.json_file",
    ".jsonld": "loaders.readers.data.json_file",
    ".pdf": "loaders.readers.pdf.reader",
    ".xlsx": "loaders.readers.sheets.xlsx",
    ".xlsm": "loaders.readers.sheets.xlsx",
    ".ods": "loaders.readers.sheets.ods",
}
# A packed folder: what lies in it is read as what lies in a folder is.
ARCHIVE = ".zip"
READABLE = (*READERS, ARCHIVE)
# Files that people take for documents and that are not read, with what to do about one.
_AS_TEXT, _AS_WORD, _AS_SHEET = "export it as plain text", "save it as .docx", "save it as .xlsx"
_UNPACK = "unpack it, or pack it as .zip"
OTHER_DOCUMENTS = {
    **dict.fromkeys((".doc", ".odt", ".rtf", ".docm", ".dotx", ".dot", ".pages", ".wpd", ".wps"), _AS_WORD),
    **dict.fromkeys((".epub", ".tex", ".rst", ".adoc", ".org", ".xps", ".djvu", ".ps"), _AS_TEXT),
    **dict.fromkeys((".ppt", ".pptx", ".odp", ".key", ".msg", ".eml", ".one", ".gdoc", ".wiki"), _AS_TEXT),
    **dict.fromkeys((".xls", ".xlsb", ".xlt", ".fods", ".numbers", ".gsheet"), _AS_SHEET),
    **dict.fromkeys((".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst"), _UNPACK),
    **dict.fromkeys((".mht", ".mhtml", ".webarchive", ".xhtml", ".shtml"), "save the page as .html"),
}


def ending(name: str) -> str:
    """The ending of a name in lower case, with its dot; nothing for a name without one."""
    return PurePath(name).suffix.lower()


def of_another_kind(name: str) -> Unreadable:
    """What to say of a file whose kind, by its name, no reader reads."""
    kind = ending(name)
    if not kind:
        return Unreadable(
            "is not read: its name does not end in a kind of file", "name it .docx, .txt or what it is"
        )
    return Unreadable(
        f"is not read: {kind} files are not", OTHER_DOCUMENTS.get(kind, "save it as .docx or .txt")
    )


def is_hidden(name: str) -> bool:
    """Whether a name is one that systems and programs keep out of sight, and no document's."""
    return name.startswith((".", "~$")) or name == "__MACOSX"
