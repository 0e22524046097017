"""The store that reads tables of Parquet where they lie, by DuckDB: for graphs that fit no memory."""
