//! The work whose time is taken: the engine's epochs, losses and pictures, natively and in a browser.
//!
//! `page/plain.js` does the same work with one object for each neuron and each weight, `page/measure.js` takes turns between the
//! two, and `main.rs` runs all of it and prints the ratios. Nothing of this is part of the page.

use engine::{
    Activation, ActivationMaps, Activations, Grid, Hyper, Loss, Network, Optimizer, Penalty, SHADES, Samples, Trainer,
    colormap,
};
use wasm_bindgen::prelude::wasm_bindgen;

/// Points on each side of a picture.
const SIDE: usize = 100;
/// Points that train, and as many that test.
const POINTS: usize = 250;

/// A network, its data and its pictures.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Work {
    network: Network,
    trainer: Trainer,
    train: Samples,
    test: Samples,
    hyper: Hyper,
    plane: Grid,
    picture: ActivationMaps,
    table: [[u8; 4]; SHADES],
    pixels: Vec<u8>,
}

fn feature(index: usize, x: f64, y: f64) -> f64 {
    match index {
        0 => x,
        1 => y,
        2 => x * x,
        3 => y * y,
        4 => x * y,
        5 => x.sin(),
        _ => y.sin(),
    }
}

#[wasm_bindgen]
impl Work {
    /// Work for a network of this shape, features first and the one output last. `activation` is a link's word.
    ///
    /// # Panics
    /// A shape or a word that is none: a benchmark has nobody to tell.
    #[wasm_bindgen(constructor)]
    pub fn new(shape: &[usize], activation: &str, batch_size: usize) -> Work {
        let mut state = 12345_u32;
        let mut random = move || {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12345) & 0x7fff_ffff;
            f64::from(state) / f64::from(0x7fff_ffff)
        };
        let [n_in, hidden @ .., _] = shape else { panic!("a shape has features and an output") };
        let Ok(network) = Network::new(*n_in, hidden, || random() - 0.5) else { panic!("every layer has a neuron") };
        let mut samples = || {
            let points: Vec<(f64, f64)> = (0..POINTS).map(|_| (12.0 * random() - 6.0, 12.0 * random() - 6.0)).collect();
            let column = |index| points.iter().map(|(x, y)| feature(index, *x, *y)).collect();
            let columns: Vec<Vec<f64>> = (0..*n_in).map(column).collect();
            let labels = points.iter().map(|(x, y)| if x * x + y * y < 9.0 { 1.0 } else { -1.0 }).collect();
            let Ok(samples) = Samples::new(&columns, labels) else { panic!("a label for each point") };
            samples
        };
        let (train, test) = (samples(), samples());
        let hidden = match activation {
            "tanh" => Activation::Tanh,
            "relu" => Activation::Relu,
            "sigmoid" => Activation::Sigmoid,
            "linear" => Activation::Linear,
            other => panic!("no activation is called {other}"),
        };
        let plane = Grid::new(SIDE * SIDE, *n_in, |index, point| {
            let step = |index: usize| 12.0 * index as f64 / (SIDE - 1) as f64;
            feature(index, step(point % SIDE) - 6.0, 6.0 - step(point / SIDE))
        });
        Work {
            trainer: Trainer::new(&network),
            picture: ActivationMaps::new(&network, SIDE * SIDE),
            network,
            train,
            test,
            hyper: Hyper {
                activations: Activations { hidden, output: Activation::Tanh },
                loss: Loss::Squared,
                optimizer: Optimizer::Sgd,
                learning_rate: 0.03,
                batch_size,
                penalty: Penalty::None,
                regularization_rate: 0.0,
            },
            plane,
            table: std::array::from_fn(|step| [step as u8, 128, 255 - step as u8, 255]),
            pixels: vec![0; 4 * SIDE * SIDE],
        }
    }

    /// Trains for some epochs.
    pub fn epoch(&mut self, times: usize) {
        for _ in 0..times {
            self.trainer.epoch(&mut self.network, &self.train, &self.hyper);
        }
    }

    /// Computes both losses; the sum keeps the work from being optimized away.
    pub fn losses(&mut self, times: usize) -> f64 {
        let mut sum = 0.0;
        for _ in 0..times {
            for samples in [&self.train, &self.test] {
                sum += self.trainer.score(&self.network, &self.hyper, samples).loss;
            }
        }
        sum
    }

    /// Computes every neuron at every point.
    pub fn pictures(&mut self, times: usize) {
        for _ in 0..times {
            self.picture.draw(&self.network, self.hyper.activations, &self.plane);
        }
    }

    /// What a frame of the page computes: an epoch, both losses, all pictures and their colours.
    pub fn frame(&mut self, times: usize) -> f64 {
        let mut sum = 0.0;
        for _ in 0..times {
            self.epoch(1);
            sum += self.losses(1);
            self.pictures(1);
            for (index, layer) in self.network.layers().iter().enumerate() {
                for neuron in 0..layer.n_out() {
                    let small = &mut self.pixels[..SIDE * SIDE];
                    if let Some(values) = self.picture.neuron(index, neuron) {
                        colormap(values, SIDE, 2, false, &self.table, small);
                    }
                }
            }
            colormap(self.picture.output(), SIDE, 1, false, &self.table, &mut self.pixels);
            sum += f64::from(self.pixels[0]);
        }
        sum
    }
}
