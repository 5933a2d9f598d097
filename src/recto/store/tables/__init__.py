"""The tables of ``recto.db``: one file a family; `schema.py` lists them."""
