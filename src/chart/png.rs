//! Pixels as a PNG file that carries its own description.

use super::ChartError;
use super::pixels::Pixels;

/// Encodes pixels, quickly rather than tightly, with the title and the description as text.
///
/// # Errors
/// When the encoder refuses.
pub(super) fn encode(pixels: &Pixels, title: &str, description: &str) -> Result<Vec<u8>, ChartError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixels.width, pixels.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    for (keyword, words) in [("Title", title), ("Description", description)] {
        encoder.add_itxt_chunk(keyword.to_owned(), words.to_owned()).map_err(ChartError::Png)?;
    }
    let mut writer = encoder.write_header().map_err(ChartError::Png)?;
    writer.write_image_data(&pixels.rgb).map_err(ChartError::Png)?;
    writer.finish().map_err(ChartError::Png)?;
    Ok(file)
}
