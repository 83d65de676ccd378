"""The first numbers of `seeded(1)`, from the definition of xoroshiro128+ (Blackman & Vigna) in plain integers: for test/laws/random.test.ts.

The seed is mixed as MurmurHash3 ends; the state is (-1, ~seed, seed, 0) in 32-bit words; 64 outputs are left out; a number
is 26 bits of one output and 27 of the next.
"""
M32, M64 = 2**32 - 1, 2**64 - 1


def mixed(seed):
    h = (seed + 0x6A09E667) & M32
    h = ((h ^ (h >> 16)) * 0x85EBCA6B) & M32
    h = ((h ^ (h >> 13)) * 0xC2B2AE35) & M32
    return h ^ (h >> 16)


def rotated(x, k):
    return ((x << k) | (x >> (64 - k))) & M64


def outputs(seed):
    s = mixed(seed)
    s0, s1 = (M32 << 32) | (~s & M32), s << 32
    while True:
        yield (s0 + s1) & M32
        t = s0 ^ s1
        s0, s1 = rotated(s0, 24) ^ t ^ ((t << 16) & M64), rotated(t, 37)


drawn = outputs(1)
for _ in range(64):
    next(drawn)
for _ in range(2):
    print(((next(drawn) & (2**26 - 1)) * 2**27 + (next(drawn) & (2**27 - 1))) / 2**53)
