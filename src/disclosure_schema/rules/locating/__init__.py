"""Which cells of a table are wrong, by its numbers and identities alone. It must not know reports, rules or findings."""
