"""The finished site: MkDocs, Pagefind, and checks on what they made. The only place that starts processes."""
