"""Values to text: Markdown, HTML fragments, JSON, CSV. The only place that knows Jinja2."""
