//! The kinds of values that settings have: how each is read, written and handed out.

use super::choice::Choice;
use super::domain::{Domain, MOST_LAYERS, MOST_NEURONS, NONE, SettingInfo};
use super::text::check_seed;
use crate::data::{Features, Formula, Formulas, OwnData};
use crate::error::Error;
use crate::number::read_number;

/// A value in the link's words.
pub(super) trait Value: Sized {
    /// Reads it; whatever is read is allowed.
    ///
    /// # Errors
    /// What the setting cannot be.
    fn read(info: &SettingInfo, text: &str) -> Result<Self, Error>;

    /// Writes it; nothing where it is not set.
    fn write(&self) -> Option<String>;
}

/// A field of a config, as others see it: small things themselves, others by reference.
pub trait Field {
    /// What others get.
    type Shown<'a>
    where
        Self: 'a;

    /// Shows it.
    fn shown(&self) -> Self::Shown<'_>;
}

impl<C: Choice> Value for C {
    fn read(info: &SettingInfo, text: &str) -> Result<Self, Error> {
        let is_allowed = matches!(&info.domain, Domain::Words(words) if words.iter().any(|word| word.link == text));
        C::named(text).filter(|_| is_allowed).ok_or_else(|| info.refuse(text, None))
    }

    fn write(&self) -> Option<String> {
        Some(self.word().link.to_owned())
    }
}

impl Value for bool {
    fn read(info: &SettingInfo, text: &str) -> Result<Self, Error> {
        match text {
            "true" => Ok(true),
            "false" => Ok(false),
            // As the original reads it.
            _ => Err(info.refuse(text, Some(true.to_string()))),
        }
    }

    fn write(&self) -> Option<String> {
        Some(self.to_string())
    }
}

impl Value for f64 {
    fn read(info: &SettingInfo, text: &str) -> Result<Self, Error> {
        info.number(text)
    }

    fn write(&self) -> Option<String> {
        Some(self.to_string())
    }
}

impl Value for usize {
    fn read(info: &SettingInfo, text: &str) -> Result<Self, Error> {
        Ok(info.number(text)? as usize)
    }

    fn write(&self) -> Option<String> {
        Some(self.to_string())
    }
}

impl Value for Option<f64> {
    fn read(info: &SettingInfo, text: &str) -> Result<Self, Error> {
        if text == NONE { Ok(None) } else { info.number(text).map(Some) }
    }

    fn write(&self) -> Option<String> {
        self.map(|number| number.to_string())
    }
}

impl Value for Option<u64> {
    fn read(info: &SettingInfo, text: &str) -> Result<Self, Error> {
        if text == NONE { Ok(None) } else { Ok(Some(info.number(text)? as u64)) }
    }

    fn write(&self) -> Option<String> {
        self.map(|number| number.to_string())
    }
}

impl Value for String {
    fn read(info: &SettingInfo, text: &str) -> Result<Self, Error> {
        check_seed(info, text)?;
        Ok(text.to_owned())
    }

    fn write(&self) -> Option<String> {
        Some(self.clone())
    }
}

impl Value for Option<String> {
    fn read(info: &SettingInfo, text: &str) -> Result<Self, Error> {
        String::read(info, text).map(Some)
    }

    fn write(&self) -> Option<String> {
        self.clone()
    }
}

impl Value for Option<OwnData> {
    /// Points are read with the whole link in which they stand: they are too many to be read with every text.
    fn read(info: &SettingInfo, text: &str) -> Result<Self, Error> {
        Err(info.refuse(text, None))
    }

    fn write(&self) -> Option<String> {
        self.as_ref().map(|own| own.text().to_owned())
    }
}

impl Value for Option<Formula> {
    /// Formulas are read with the whole link, too: what reads them is loaded for those that have any.
    fn read(info: &SettingInfo, text: &str) -> Result<Self, Error> {
        Err(info.refuse(text, None))
    }

    fn write(&self) -> Option<String> {
        self.as_ref().map(|formula| formula.link().to_owned())
    }
}

impl Value for Vec<usize> {
    fn read(info: &SettingInfo, text: &str) -> Result<Self, Error> {
        if text.trim().is_empty() {
            return Ok(Vec::new());
        }
        let sizes = text.split(',').map(|part| read_number(part).filter(|size| !size.is_nan()));
        let sizes: Vec<f64> = sizes.collect::<Option<_>>().ok_or_else(|| info.refuse(text, None))?;
        let size = |size: &f64| size.round().clamp(1.0, MOST_NEURONS as f64) as usize;
        let nearest: Vec<usize> = sizes.iter().take(MOST_LAYERS).map(size).collect();
        if nearest.iter().map(|size| *size as f64).eq(sizes.iter().copied()) {
            Ok(nearest)
        } else {
            Err(info.refuse(text, nearest.write()))
        }
    }

    fn write(&self) -> Option<String> {
        Some(self.iter().map(usize::to_string).collect::<Vec<_>>().join(","))
    }
}

impl<C: Choice> Field for C {
    type Shown<'a> = C;

    fn shown(&self) -> C {
        *self
    }
}

macro_rules! shown_as_they_are {
    ($($Type:ty),+) => {
        $(impl Field for $Type {
            type Shown<'a> = $Type;

            fn shown(&self) -> $Type {
                *self
            }
        })+
    };
}

shown_as_they_are!(bool, f64, usize, Option<f64>, Option<u64>, Features);

impl Field for String {
    type Shown<'a> = &'a str;

    fn shown(&self) -> &str {
        self
    }
}

impl Field for Option<String> {
    type Shown<'a> = Option<&'a str>;

    fn shown(&self) -> Option<&str> {
        self.as_deref()
    }
}

impl Field for Option<OwnData> {
    type Shown<'a> = Option<&'a OwnData>;

    fn shown(&self) -> Option<&OwnData> {
        self.as_ref()
    }
}

impl Field for Formulas {
    type Shown<'a> = &'a Formulas;

    fn shown(&self) -> &Formulas {
        self
    }
}

impl<T> Field for Vec<T> {
    type Shown<'a>
        = &'a [T]
    where
        T: 'a;

    fn shown(&self) -> &[T] {
        self
    }
}
