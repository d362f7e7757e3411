/**
 * What a process that runs a reader should have in its environment before it starts.
 *
 * By default glibc learns from the first large picture to keep freed memory for the next, and the
 * process stays at its peak, 430 to 560 MiB. So told, it gives large pieces back to the system and
 * keeps what lines of text need: some 300 MiB, 320 at the peak. Were small pieces given back too,
 * their pages would have to be cleared anew for each line, which takes a fifth more processor time.
 * Other C libraries do not read these names.
 *
 * @see mallopt(3), M_ARENA_MAX, M_MMAP_THRESHOLD and M_TRIM_THRESHOLD
 */
export const READER_ENVIRONMENT: Readonly<Record<string, string>> = {
  MALLOC_ARENA_MAX: "1",
  MALLOC_MMAP_THRESHOLD_: String(6 * 2 ** 20),
  MALLOC_TRIM_THRESHOLD_: String(16 * 2 ** 20),
};

/**
 * And what Node should be told: the heap holds a few letters and boxes, pictures lie outside it.
 * Left to itself it takes 25 MiB more, for garbage that nobody is in a hurry to make. Its helper
 * threads save a reader alone some 4 % of its time, and cost two readers 5 % of theirs.
 */
export const READER_FLAGS: readonly string[] = [
  "--max-semi-space-size=1",
  "--max-old-space-size=64",
  "--single-threaded",
];
