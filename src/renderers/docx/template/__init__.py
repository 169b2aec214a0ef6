"""A user's own Word document as a template, read and filled with python-docx. It knows no form and no report."""
