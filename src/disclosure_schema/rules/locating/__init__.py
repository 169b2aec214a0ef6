"""Which cells of a table are wrong. It knows numbers and identities, and must not know reports, rules or findings."""
