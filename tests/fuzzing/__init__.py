"""A search for input that breaks us: targets, ways to change an input, and first inputs, made by the project itself.

`make fuzz` searches as long as one likes, guided by what each input reaches (`run.py`). `test_fuzzing.py` does so for seconds.
"""
