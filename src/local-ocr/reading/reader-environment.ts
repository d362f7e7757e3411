/**
 * What a process that runs a reader should have in its environment before it starts.
 *
 * By default glibc learns from the first large picture to keep freed memory for the next, and the
 * process stays at its peak, 430 to 560 MiB. So told, it gives large pieces back to the system:
 * some 210 MiB, 300 at the peak, for 1.3 times the processor time (fresh pages must be cleared).
 * Other C libraries do not read these names.
 *
 * @see mallopt(3), M_ARENA_MAX and M_MMAP_THRESHOLD
 */
export const READER_ENVIRONMENT: Readonly<Record<string, string>> = {
  MALLOC_ARENA_MAX: "1",
  MALLOC_MMAP_THRESHOLD_: String(6 * 2 ** 20),
};

/**
 * And what Node should be told: the heap holds a few letters and boxes, pictures lie outside it.
 * Left to itself it takes 25 MiB more, for garbage that nobody is in a hurry to make.
 */
export const READER_FLAGS: readonly string[] = [
  "--max-semi-space-size=1",
  "--max-old-space-size=64",
];
