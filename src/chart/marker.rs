//! Dots, each in an outline of its own.

use super::figure::Marker;
use super::scene::{Item, Scene, Spot};
use super::theme::Tone;

/// A dot of about the same weight to the eye whatever its outline.
pub(super) fn draw(scene: &mut Scene, marker: Marker, (x, y): Spot, radius: f64, tone: Tone) {
    let stroke = (radius * 0.45).max(1.0);
    let side = radius * 0.88;
    let mut area = |points: Vec<Spot>| scene.items.push(Item::Area { points, tone });
    match marker {
        Marker::Triangle => {
            let (wide, foot) = (radius * 1.15, radius * 0.8);
            area(vec![(x, y - radius * 1.2), (x + wide, y + foot), (x - wide, y + foot)]);
        }
        Marker::Square => area(vec![(x - side, y - side), (x + side, y - side), (x + side, y + side), (x - side, y + side)]),
        Marker::Diamond => {
            let reach = radius * 1.25;
            area(vec![(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]);
        }
        Marker::Dash => {
            let (reach, half) = (radius * 1.2, stroke * 0.6);
            area(vec![(x - reach, y - half), (x + reach, y - half), (x + reach, y + half), (x - reach, y + half)]);
        }
        Marker::Disc => scene.items.push(Item::Disc { at: (x, y), radius, tone }),
        Marker::Ring => scene.items.push(Item::Ring { at: (x, y), radius: radius - stroke * 0.3, tone, width: stroke }),
        Marker::Cross => {
            for (dx, dy) in [(side, side), (side, -side)] {
                let points = vec![(x - dx, y - dy), (x + dx, y + dy)];
                scene.items.push(Item::Path { points, tone, width: stroke * 1.25 });
            }
        }
    }
}
