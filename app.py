"""The app of a clone: `streamlit run app.py`."""

from views.frame.app import draw

draw()
