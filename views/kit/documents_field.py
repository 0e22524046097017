"""The field that takes documents, with what one may hold said in our words and not in the field's own."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from loaders.readers.bounds import LARGEST, LARGEST_ARCHIVE, megabytes

LIMITS = (
    f"Up to {megabytes(LARGEST)} a document, {megabytes(LARGEST_ARCHIVE)} a zip, a taxonomy or a kept graph."
)


def documents_field(
    label: str, key: str, hint: str, kinds: Sequence[str] | None = None
) -> Sequence[UploadedFile]:
    """The files that were dropped here or chosen; none yet is an empty list."""
    with st.container(key=f"documents_{key}", gap="xsmall"):
        given = st.file_uploader(
            label,
            kinds,
            accept_multiple_files=True,
            key=key,
            help=hint,
            max_upload_size=LARGEST_ARCHIVE // 1_000_000,
        )
        st.caption(LIMITS)
    return given or []
