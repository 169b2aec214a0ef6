"""Which cell of a table is wrong. It knows numbers and identities, and no report."""
