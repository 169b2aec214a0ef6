"""The vocabulary of a printed form: heading trees, tables, and what follows from them. It knows no edition and no report."""

from disclosure_schema.form.headings import Heading, group, leaf
from disclosure_schema.form.tables import Band, Bands, Form, Grid, Place

__all__ = ["Band", "Bands", "Form", "Grid", "Heading", "Place", "group", "leaf"]
