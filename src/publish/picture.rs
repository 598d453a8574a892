//! Icons and the sharing card, drawn at build time from one geometry: a sheet with three lines and a marked one.

#![expect(clippy::cast_precision_loss, reason = "pictures are far smaller than 2^24 pixels across")]

/// Paper, ink and accent, as in `style/icon.svg`.
const INK: [f32; 3] = [35.0, 31.0, 26.0];
const PAPER: [f32; 3] = [251.0, 248.0, 241.0];
const ROSE: [f32; 3] = [237.0, 160.0, 140.0];
const ACCENT: [f32; 3] = [138.0, 44.0, 31.0];

/// A stroke with round ends: from, to, width, colour.
type Stroke = ([f32; 2], [f32; 2], f32, [f32; 3]);

/// The strokes of the icon on its grid of 32 units.
const ICON: [Stroke; 4] = [
    ([8.0, 10.0], [24.0, 10.0], 2.5, PAPER),
    ([8.0, 16.0], [24.0, 16.0], 2.5, PAPER),
    ([8.0, 22.0], [17.0, 22.0], 2.5, PAPER),
    ([8.0, 25.5], [17.0, 25.5], 2.0, ROSE),
];

/// The icon as PNG with rounded corners on nothing.
pub fn icon(size: u32) -> Vec<u8> {
    let scale = size as f32 / 32.0;
    let strokes = scaled(&ICON, scale, [0.0, 0.0]);
    let corner = 6.0 * scale;
    png(size, size, |x, y| {
        let inside = |at: f32| (at - size as f32 / 2.0).abs() - (size as f32 / 2.0 - corner);
        let (dx, dy) = (inside(x).max(0.0), inside(y).max(0.0));
        let [red, green, blue, _] = over(INK, &strokes, x, y);
        [red, green, blue, byte((corner - dx.hypot(dy) + 0.5).clamp(0.0, 1.0) * 255.0)]
    })
}

/// The icon filling its square, its drawing inside the circle that every launcher shows.
pub fn maskable(size: u32) -> Vec<u8> {
    let scale = size as f32 / 32.0 * 0.8;
    let strokes = scaled(&ICON, scale, [size as f32 * 0.1; 2]);
    png(size, size, |x, y| over(INK, &strokes, x, y))
}

/// The card shown where a link is shared, 1200 by 630: a page of writing with marked evidence.
pub fn card() -> Vec<u8> {
    let mut strokes: Vec<Stroke> = Vec::new();
    for (row, end) in [1010.0_f32, 1080.0, 960.0, 1050.0, 700.0].into_iter().enumerate() {
        let y = 170.0 + row as f32 * 72.0;
        strokes.push(([150.0, y], [end, y], 18.0, INK));
    }
    strokes.push(([150.0, 268.0], [760.0, 268.0], 8.0, ACCENT));
    strokes.push(([420.0, 412.0], [960.0, 412.0], 8.0, [0.0, 114.0, 178.0]));
    strokes.push(([150.0, 530.0], [330.0, 530.0], 4.0, ACCENT));
    png(1200, 630, |x, y| over(PAPER, &strokes, x, y))
}

fn scaled(strokes: &[Stroke], scale: f32, shift: [f32; 2]) -> Vec<Stroke> {
    let place = |[x, y]: [f32; 2]| [x * scale + shift[0], y * scale + shift[1]];
    strokes.iter().map(|&(from, to, width, colour)| (place(from), place(to), width * scale, colour)).collect()
}

/// The colour of a point: strokes over a ground, their edges softened over one pixel.
fn over(ground: [f32; 3], strokes: &[Stroke], x: f32, y: f32) -> [u8; 4] {
    let mut colour = ground;
    for &([ax, ay], [bx, by], width, ink) in strokes {
        let (lx, ly) = (bx - ax, by - ay);
        let along = (((x - ax) * lx + (y - ay) * ly) / (lx * lx + ly * ly)).clamp(0.0, 1.0);
        let distance = (x - ax - along * lx).hypot(y - ay - along * ly);
        let cover = (width / 2.0 - distance + 0.5).clamp(0.0, 1.0);
        for (under, ink) in colour.iter_mut().zip(ink) {
            *under += (ink - *under) * cover;
        }
    }
    [byte(colour[0]), byte(colour[1]), byte(colour[2]), 255]
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
fn byte(value: f32) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

/// An RGBA PNG of what `paint` answers for the middle of every pixel.
fn png(width: u32, height: u32, paint: impl Fn(f32, f32) -> [u8; 4]) -> Vec<u8> {
    let mut rows = Vec::with_capacity((width as usize * 4 + 1) * height as usize);
    for y in 0..height {
        rows.push(0);
        for x in 0..width {
            rows.extend(paint(x as f32 + 0.5, y as f32 + 0.5));
        }
    }
    let mut header = Vec::new();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    header.extend([8, 6, 0, 0, 0]);
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut out, *b"IHDR", &header);
    chunk(&mut out, *b"IDAT", &miniz_oxide::deflate::compress_to_vec_zlib(&rows, 9));
    chunk(&mut out, *b"IEND", &[]);
    out
}

fn chunk(out: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    let length = u32::try_from(data.len()).unwrap_or_default();
    out.extend(length.to_be_bytes());
    let begin = out.len();
    out.extend(kind);
    out.extend(data);
    let sum = crc(&out[begin..]);
    out.extend(sum.to_be_bytes());
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes
        .iter()
        .fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 }))
}
