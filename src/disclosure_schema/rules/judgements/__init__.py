"""Rules that no identity can express, one to a file. A judgement looks at a report and must not know findings.

`judgements.py` lists them all, and says what a judgement is.
"""
