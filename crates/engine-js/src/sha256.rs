//! SHA-256 as FIPS 180-4 has it, over a message that is there as a whole.
//!
//! Short rather than fast: what it hashes is a program file. The crates for it are written the other way round and weigh four
//! times as much. The tests hold it against one of them.

/// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
const ROUNDS: [u32; 64] = [
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
    0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
    0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
    0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
    0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
    0xc67178f2,
];

/// The first 32 bits of the fractional parts of the square roots of the first 8 primes.
const START: [u32; 8] =
    [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

/// The digest of a message, as eight words.
pub(crate) fn digest(mut message: Vec<u8>) -> [u32; 8] {
    let bits = 8 * message.len() as u64;
    message.push(0x80);
    while message.len() % 64 != 56 {
        message.push(0);
    }
    message.extend(bits.to_be_bytes());
    message.chunks_exact(64).fold(START, compress)
}

fn compress(state: [u32; 8], block: &[u8]) -> [u32; 8] {
    let mut schedule = [0_u32; 64];
    for (word, bytes) in schedule.iter_mut().zip(block.chunks_exact(4)) {
        *word = bytes.iter().fold(0, |word, byte| word << 8 | u32::from(*byte));
    }
    let mix = |word: u32, one: u32, two: u32| word.rotate_right(one) ^ word.rotate_right(two);
    for at in 16..64 {
        let (near, far) = (schedule[at - 2], schedule[at - 15]);
        schedule[at] = (mix(near, 17, 19) ^ near >> 10)
            .wrapping_add(schedule[at - 7])
            .wrapping_add(mix(far, 7, 18) ^ far >> 3)
            .wrapping_add(schedule[at - 16]);
    }
    let mut turned = state;
    for (word, round) in schedule.into_iter().zip(ROUNDS) {
        let [a, b, c, d, e, f, g, h] = turned;
        let one = h
            .wrapping_add(mix(e, 6, 11) ^ e.rotate_right(25))
            .wrapping_add(e & f ^ !e & g)
            .wrapping_add(word)
            .wrapping_add(round);
        let two = (mix(a, 2, 13) ^ a.rotate_right(22)).wrapping_add(a & b ^ a & c ^ b & c);
        turned = [one.wrapping_add(two), a, b, c, d.wrapping_add(one), e, f, g];
    }
    std::array::from_fn(|at| state[at].wrapping_add(turned[at]))
}

#[cfg(test)]
mod tests {
    use sha2::{Digest as _, Sha256};

    use super::*;

    #[test]
    fn every_length_around_the_edges_of_blocks_is_digested_as_by_others() {
        for length in (0..200).chain([1_000, 100_000]) {
            let message: Vec<u8> = (0..length).map(|at: u32| at.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
            let expected: Vec<u8> = Sha256::digest(&message).to_vec();
            assert_eq!(digest(message).map(u32::to_be_bytes).concat(), expected, "{length}");
        }
    }

    /// The example of FIPS 180-4's appendix.
    #[test]
    fn abc_is_digested_as_in_the_standard() {
        let hex: String = digest(b"abc".to_vec()).map(|word| format!("{word:08x}")).concat();
        assert_eq!(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
