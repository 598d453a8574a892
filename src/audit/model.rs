//! The trained model: what is learned from labelled answers, and nothing of English.
//!
//! A head is one thing the model judges of a sentence. Each head weighs the patterns of the sentence and of its neighbours
//! (the first stage); a small network then looks at the scores of the whole draft and corrects them (the second stage).

use super::cues::Cues;
use super::phrases::Phrases;
use std::fmt;

/// What one head judges.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// `mark:need`, `star:situation`, `flag:topic_list`.
    pub name: String,
    /// Added to every score of the first stage.
    pub bias: f32,
    /// Multiplies the stored weights.
    pub scale: f32,
    /// The share of the second stage in the final score.
    pub blend: f32,
    /// A draft shows it when its best sentence scores at least this.
    pub present: f32,
    /// A sentence is evidence when it scores at least this and the draft shows it.
    pub evidence: f32,
}

/// The weights of one small network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// How many hidden units.
    pub n_hidden: usize,
    /// Hidden weights, unit by unit, inputs first, then the unit's bias.
    pub hidden: Vec<f32>,
    /// Output weights, head by head, hidden units first, then the head's bias.
    pub output: Vec<f32>,
}

/// A trained model, ready to read drafts.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    pub(super) cues: Cues,
    pub(super) phrases: Phrases,
    pub(super) heads: Vec<Head>,
    pub(super) networks: Vec<Network>,
    pub(super) hashes: Vec<u32>,
    pub(super) weights: Vec<i8>,
    slots: Vec<u16>,
    cue_source: String,
    phrase_source: String,
}

/// Why bytes are not a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// They do not begin as a model does, or come from another version.
    NotAModel,
    /// They end too early or contradict themselves.
    Damaged,
}

impl fmt::Display for ModelError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NotAModel => "these bytes are not an audit model of this version; train it again with audit-train",
            Self::Damaged => "the audit model is damaged; train it again with audit-train",
        })
    }
}

impl std::error::Error for ModelError {}

const MAGIC: &[u8; 8] = b"audit-01";
const SLOTS: usize = 1 << 15;
const EMPTY: u16 = u16::MAX;
const MOST_FEATURES: usize = 20_000;

impl Model {
    /// A model from its parts; hashes must be sorted, with one row of weights each.
    pub fn from_parts(cue_source: &str, phrase_source: &str, heads: Vec<Head>, networks: Vec<Network>, hashes: Vec<u32>, weights: Vec<i8>) -> Self {
        let mut slots = vec![EMPTY; SLOTS];
        for (row, hash) in hashes.iter().enumerate() {
            let mut at = slot(*hash);
            while slots[at] != EMPTY {
                at = (at + 1) % SLOTS;
            }
            slots[at] = u16::try_from(row).unwrap_or(EMPTY);
        }
        Self {
            cues: Cues::parse(cue_source),
            phrases: Phrases::parse(phrase_source),
            heads,
            networks,
            hashes,
            weights,
            slots,
            cue_source: cue_source.to_owned(),
            phrase_source: phrase_source.to_owned(),
        }
    }

    /// The weights of a pattern, one per head, if the model knows it.
    pub fn row(&self, hash: u32) -> Option<&[i8]> {
        let mut at = slot(hash);
        loop {
            let row = self.slots[at];
            if row == EMPTY {
                return None;
            }
            let row = usize::from(row);
            if self.hashes[row] == hash {
                return self.weights.get(row * self.heads.len()..(row + 1) * self.heads.len());
            }
            at = (at + 1) % SLOTS;
        }
    }

    /// What it judges, in the order of its scores.
    pub fn heads(&self) -> &[Head] {
        &self.heads
    }

    /// What it can hold against a draft as a whole, by id.
    pub fn flags(&self) -> &[String] {
        self.phrases.flags()
    }

    /// Reads a model from its bytes.
    pub fn parse(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut input = Input { bytes };
        if input.take(MAGIC.len()).ok() != Some(MAGIC.as_slice()) {
            return Err(ModelError::NotAModel);
        }
        let cue_source = input.text()?;
        let phrase_source = input.text()?;
        let n_heads = input.count(64)?;
        let mut heads = Vec::with_capacity(n_heads);
        for _ in 0..n_heads {
            let name = input.text()?;
            heads.push(Head { name, bias: input.f32()?, scale: input.f32()?, blend: input.f32()?, present: input.f32()?, evidence: input.f32()? });
        }
        let n_networks = input.count(16)?;
        let mut networks = Vec::with_capacity(n_networks);
        for _ in 0..n_networks {
            let n_hidden = input.count(256)?;
            networks.push(Network { n_hidden, hidden: input.quantised()?, output: input.quantised()? });
            let last = &networks[networks.len() - 1];
            if last.hidden.len() != n_hidden * (n_inputs(n_heads) + 1) || last.output.len() != n_heads * (n_hidden + 1) {
                return Err(ModelError::Damaged);
            }
        }
        let n_features = input.count(MOST_FEATURES)?;
        let mut hashes = Vec::with_capacity(n_features);
        let mut hash = 0_u32;
        for _ in 0..n_features {
            hash = hash.checked_add(input.varint()?).ok_or(ModelError::Damaged)?;
            hashes.push(hash);
        }
        if hashes.windows(2).any(|pair| pair[0] >= pair[1]) {
            return Err(ModelError::Damaged);
        }
        // Stored head by head, which compresses better; used feature by feature.
        let columns = input.take(n_features * n_heads)?;
        let weights = (0..n_features * n_heads).map(|n| columns[(n % n_heads) * n_features + n / n_heads].cast_signed()).collect();
        Ok(Self::from_parts(&cue_source, &phrase_source, heads, networks, hashes, weights))
    }

    /// The bytes that [`Model::parse`] reads.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        put_text(&mut out, &self.cue_source);
        put_text(&mut out, &self.phrase_source);
        put_varint(&mut out, self.heads.len());
        for head in &self.heads {
            put_text(&mut out, &head.name);
            for value in [head.bias, head.scale, head.blend, head.present, head.evidence] {
                out.extend(value.to_le_bytes());
            }
        }
        put_varint(&mut out, self.networks.len());
        for network in &self.networks {
            put_varint(&mut out, network.n_hidden);
            put_quantised(&mut out, &network.hidden);
            put_quantised(&mut out, &network.output);
        }
        put_varint(&mut out, self.hashes.len());
        let mut last = 0;
        for hash in &self.hashes {
            put_varint(&mut out, (hash - last) as usize);
            last = *hash;
        }
        let n_heads = self.heads.len();
        for head in 0..n_heads {
            out.extend(self.weights.iter().skip(head).step_by(n_heads).map(|weight| weight.cast_unsigned()));
        }
        out
    }
}

/// How many numbers the second stage looks at for one sentence.
pub fn n_inputs(n_heads: usize) -> usize {
    n_heads * 10 + 5
}

fn slot(hash: u32) -> usize {
    (hash.wrapping_mul(0x9e37_79b1) >> 17) as usize % SLOTS
}

struct Input<'a> {
    bytes: &'a [u8],
}

impl<'a> Input<'a> {
    fn take(&mut self, n: usize) -> Result<&'a [u8], ModelError> {
        let (head, rest) = self.bytes.split_at_checked(n).ok_or(ModelError::Damaged)?;
        self.bytes = rest;
        Ok(head)
    }

    fn varint(&mut self) -> Result<u32, ModelError> {
        let mut value = 0_u32;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.take(1)?[0];
            value |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(ModelError::Damaged)
    }

    fn count(&mut self, most: usize) -> Result<usize, ModelError> {
        let n = self.varint()? as usize;
        if n <= most { Ok(n) } else { Err(ModelError::Damaged) }
    }

    fn text(&mut self) -> Result<String, ModelError> {
        let n = self.count(1 << 20)?;
        String::from_utf8(self.take(n)?.to_vec()).map_err(|_| ModelError::Damaged)
    }

    fn f32(&mut self) -> Result<f32, ModelError> {
        let bytes = self.take(4)?;
        let value = f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        if value.is_finite() { Ok(value) } else { Err(ModelError::Damaged) }
    }

    fn quantised(&mut self) -> Result<Vec<f32>, ModelError> {
        let scale = self.f32()?;
        let n = self.count(1 << 16)?;
        Ok(self.take(n)?.iter().map(|byte| f32::from(byte.cast_signed()) * scale).collect())
    }
}

fn put_varint(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push(low_byte(value & 0x7f) | 0x80);
        value >>= 7;
    }
    out.push(low_byte(value));
}

fn low_byte(value: usize) -> u8 {
    value.to_le_bytes()[0]
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    put_varint(out, text.len());
    out.extend(text.as_bytes());
}

fn put_quantised(out: &mut Vec<u8>, values: &[f32]) {
    let (steps, scale) = quantise(values, 127.0);
    out.extend(scale.to_le_bytes());
    put_varint(out, steps.len());
    out.extend(steps.iter().map(|step| step.cast_unsigned()));
}

/// Values as whole steps of one size, `most` of them (at most 127) for the largest.
#[allow(clippy::cast_possible_truncation, reason = "no value is larger than `most` steps")]
pub fn quantise(values: &[f32], most: f32) -> (Vec<i8>, f32) {
    let largest = values.iter().fold(1e-6_f32, |largest, value| largest.max(value.abs()));
    let scale = largest / most;
    (values.iter().map(|value| (value / scale).round() as i8).collect(), scale)
}
