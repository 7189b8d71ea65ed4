//! Numbers of a picture as colours, through a table. What the colours are is the page's business.

/// How many steps a table has from -1 to +1. Enough that no step is seen, few enough to stay in the cache.
pub const SHADES: usize = 256;

/// The step of a table that a number falls on: 0 for -1 and below, the last for +1 and above, the middle for what is no
/// number.
#[inline(always)]
fn step(value: f32) -> usize {
    let value = if value.is_nan() { 0.0 } else { value };
    // `as` brings what lies outside to the nearest end.
    usize::from(((value + 1.0) * (0.5 * (SHADES - 1) as f32) + 0.5) as u8)
}

/// -1 or +1; 0 counts as positive, and what is no number stays so.
#[inline(always)]
fn sign(value: f32) -> f32 {
    if value == 0.0 { 1.0 } else { value.signum() }
}

/// Writes the colours of a square picture, `side` × `side` numbers row by row, into `pixels`: of every `every`-th number each
/// way, four bytes each. With `signs`, only whether a number is negative is shown.
pub fn colormap(values: &[f32], side: usize, every: usize, signs: bool, table: &[[u8; 4]; SHADES], pixels: &mut [u8]) {
    // In the middle of the numbers that one stands for.
    let first = every / 2;
    let rows = values.chunks_exact(side).skip(first).step_by(every);
    let pixel_rows = pixels.as_chunks_mut::<4>().0.chunks_exact_mut(side / every);
    for (row, pixels) in rows.zip(pixel_rows) {
        for (pixel, value) in pixels.iter_mut().zip(row[first..].iter().step_by(every)) {
            *pixel = table[step(if signs { sign(*value) } else { *value })];
        }
    }
}
