"""Bounds that keep any file inside 30 seconds and 1 GiB; real forms stay a hundred times below
them.
"""

MAX_FILE_BYTES = 128 * 1024 * 1024
MAX_TEXT_BYTES = 32 * 1024 * 1024
MAX_PART_BYTES = 64 * 1024 * 1024  # one XML part that is held as a tree
MAX_SHEET_BYTES = 256 * 1024 * 1024  # sheets are streamed, so more of them may be looked at
MAX_UNPACKED_BYTES = 1024 * 1024 * 1024
MAX_RATIO = 500  # unpacked to packed, where the unpacked part is large
RATIO_COUNTS_FROM = 16 * 1024 * 1024
MAX_MEMBERS = 5_000
MAX_ZIP_TOTAL_BYTES = 256 * 1024 * 1024  # what the documents of one zip may unpack to together
MAX_XML_NODES = 1_500_000
MAX_SHEET_NODES = 6_000_000
MAX_ROW_NODES = 400_000
MAX_CELLS = 200_000
MAX_BLOCKS = 200_000
MAX_PROSE_FIGURES = 20_000  # numerals in running text; a long report has two thousand
MAX_PROSE_CHARACTERS = 2_000_000
MAX_AREA = 2_000_000  # rows × columns of one grid
MAX_SPAN = 1_000
MAX_TABLE_DEPTH = 12
MAX_SHARED_STRINGS = 400_000
OFFICE_SECONDS = 28
