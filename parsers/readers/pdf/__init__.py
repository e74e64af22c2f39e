"""PDF to blocks: glyphs to lines, lines to paragraphs and tables, pages to one document."""
