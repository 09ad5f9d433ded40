//! What is very large, is cut off, comes twice at once, or only says that it is large.

use super::{address, brings, lying_in, picture, talk, tries};
use axum::body::Body;
use axum::http::{Request, header};
use futures_util::{StreamExt, stream};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, ImageEncoder, ImageFormat, Rgba, RgbaImage};
use std::io::{Cursor, Error, ErrorKind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

const MEBIBYTE: usize = 1024 * 1024;
/// How a form begins that brings a file after some words.
const BEGUN: &str = "--x\r\nContent-Disposition: form-data; name=\"body\"\r\n\r\nKept words\r\n\
    --x\r\nContent-Disposition: form-data; name=\"files\"\r\n\r\nshown\r\n\
    --x\r\nContent-Disposition: form-data; name=\"bring\"; filename=\"endless.zip\"\r\n\r\n";

fn form(path: &str, body: Body) -> Request<Body> {
    let form = Request::post(path)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
        .header("sec-fetch-site", "same-origin");
    form.body(body).unwrap()
}

/// A form whose file is of ten gigabytes, made while it is read; it counts how much of it was.
fn ten_gigabytes(read: Arc<AtomicUsize>) -> Body {
    let pieces = stream::unfold(BEGUN.as_bytes().to_vec(), move |piece: Vec<u8>| {
        let so_far = read.fetch_add(piece.len(), Ordering::Relaxed);
        async move {
            tokio::task::yield_now().await;
            let more = so_far < 10 * 1024 * MEBIBYTE;
            more.then(|| (Ok::<_, Error>(piece), vec![7; 64 * 1024]))
        }
    });
    Body::from_stream(pieces)
}

/// A form whose line breaks in the middle of its file.
fn broken() -> Body {
    let reset = Err(Error::from(ErrorKind::ConnectionReset));
    let come = [Ok(BEGUN.as_bytes().to_vec()), Ok(vec![7; 200_000]), reset];
    Body::from_stream(stream::iter(come).then(|piece: Result<Vec<u8>, Error>| async move {
        tokio::task::yield_now().await;
        piece
    }))
}

/// A form that says nothing more in the middle of its file.
fn waiting() -> Body {
    let come = [BEGUN.as_bytes().to_vec(), vec![7; 200_000]].map(Ok::<_, Error>);
    Body::from_stream(stream::iter(come).chain(stream::pending()))
}

/// Waits until some bytes of a file lie in this folder.
async fn have_come(folder: &Path) {
    let some = |path: &std::path::PathBuf| path.metadata().is_ok_and(|file| file.len() > 0);
    for _ in 0..3_000 {
        if lying_in(folder).iter().any(some) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("nothing comes");
}

/// What a camera writes beside a picture: that it was held on its side, and a list of where it was.
fn beside() -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0");
    exif.extend(b"\x25\x88\x04\0\x01\0\0\0\x26\0\0\0\0\0\0\0");
    exif.extend(b"\x01\0\x12\0\x02\0\x07\0\0\0\x38\0\0\0\0\0\0\0WGS-84\0\0");
    exif
}

fn writes(
    mut encoder: impl ImageEncoder,
    (width, height): (u32, u32),
    points: &[u8],
    color: ExtendedColorType,
) {
    encoder.set_exif_metadata(beside()).unwrap();
    encoder.write_image(points, width, height, color).unwrap();
}

fn place_of(bytes: &[u8], marker: u8) -> usize {
    bytes.windows(2).position(|two| two == [0xff, marker]).unwrap()
}

/// A JPEG of eight by eight points, said to be larger: 0xc0 in one pass, 0xc2 in several.
fn grey(color: ExtendedColorType, pass: u8, (width, height): (u16, u16)) -> Vec<u8> {
    let mut bytes = Vec::new();
    let points = vec![128; 64 * usize::from(color.channel_count())];
    writes(JpegEncoder::new(&mut bytes), (8, 8), &points, color);
    let at = place_of(&bytes, 0xc0);
    bytes[at + 1] = pass;
    bytes[at + 5..at + 7].copy_from_slice(&height.to_be_bytes());
    bytes[at + 7..at + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

/// Twelve million points in more than twelve megabytes, as a telephone takes a picture: the notes of its maker before it, and a
/// small one behind it.
fn taken() -> Vec<u8> {
    let small = grey(ExtendedColorType::L8, 0xc0, (4_000, 3_000));
    let scan = place_of(&small, 0xda);
    let begins = scan + 2 + usize::from(u16::from_be_bytes([small[scan + 2], small[scan + 3]]));
    let mut bytes = small[..2].to_vec();
    for _ in 0..190 {
        bytes.extend([0xff, 0xeb, 0xff, 0xff]);
        bytes.extend_from_slice(&[0x5a; 65_533]);
    }
    bytes.extend(&small[2..begins]);
    // Four blocks in which nothing changes take three bytes.
    bytes.extend([0x28_u8, 0xa2, 0x8a].repeat(500 * 375 / 4));
    bytes.extend([0xff, 0xd9]);
    bytes.extend(&small);
    bytes
}

fn tells_where(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 4] = [b"WGS-84", b"Exif", b"EXIF", b"eXIf"];
    marks.iter().any(|mark| bytes.windows(mark.len()).any(|piece| piece == *mark))
}

on_both! {
    async fn a_picture_of_twelve_megabytes_is_turned_made_small_and_tells_nothing_of_its_place(house: House) {
        let (_, ana, ben, item) = talk(&house).await;
        let picture = taken();
        assert!(tells_where(&picture[12_000_000..]));
        let said = [("body", "From the roof"), ("files", "shown"), ("alt", "Clouds")];
        let sent = ana.sends_file(&format!("{item}/messages"), &said, ("bring", "IMG_2041.jpg", &picture)).await;
        assert!(sent.leads_to().is_some(), "{}: {}", sent.status, sent.text());
        let page = ben.opens(&item).await;
        assert!(page.html().contains("width=\"360\" height=\"480\""), "{}", page.html());
        let lying = lying_in(house.files());
        assert_eq!(lying.len(), 2, "what was taken is not kept beside what was made of it: {lying:?}");
        for path in lying {
            let bytes = std::fs::read(path).unwrap();
            assert!(bytes.len() < MEBIBYTE && !tells_where(&bytes), "{} bytes", bytes.len());
        }
        let read = ben.opens(&page.value("<a class=\"picture\"", "href").unwrap()).await.file().await;
        let made = image::load_from_memory(&read).unwrap().to_luma8();
        assert_eq!(made.dimensions(), (1_536, 2_048));
        for (x, y) in [(0, 0), (1_535, 0), (800, 1_000), (0, 2_047), (1_535, 2_047)] {
            assert!((120..=136).contains(&made.get_pixel(x, y).0[0]), "at {x}, {y}: {:?}", made.get_pixel(x, y));
        }
    }

    async fn no_kind_of_picture_tells_where_it_was_taken(house: House) {
        let (_, ana, ben, item) = talk(&house).await;
        let (size, rgb) = ((60, 40), ExtendedColorType::Rgb8);
        let points = vec![90; 60 * 40 * 3];
        let (mut png, mut jpeg, mut webp) = (Vec::new(), Vec::new(), Vec::new());
        writes(PngEncoder::new(&mut png), size, &points, rgb);
        writes(JpegEncoder::new(&mut jpeg), size, &points, rgb);
        writes(WebPEncoder::new_lossless(&mut webp), size, &points, rgb);
        // A GIF is never turned; words may stand in it before its end.
        let mut gif = Cursor::new(Vec::new());
        RgbaImage::from_pixel(40, 60, Rgba([20, 140, 90, 255])).write_to(&mut gif, ImageFormat::Gif).unwrap();
        let mut gif = gif.into_inner();
        gif.pop();
        gif.extend(b"\x21\xfe\x0bWGS-84 Exif\0\x3b");
        for (name, bytes) in [("a.png", png), ("b.jpg", jpeg), ("c.webp", webp), ("d.gif", gif)] {
            assert!(tells_where(&bytes), "{name}");
            let file = brings(&ana, name, &bytes).await;
            ana.does(&format!("{item}/messages"), &[("body", "Look"), ("file", &file)]).await.is_fine();
            for path in [address(&file), format!("{}/thumb", address(&file))] {
                let had = ben.opens(&path).await.file().await;
                assert!(!tells_where(&had), "{name}");
                let made = image::load_from_memory(&had).unwrap();
                assert_eq!((made.width(), made.height()), (40, 60), "{name}");
            }
        }
        assert!(lying_in(house.files()).iter().all(|path| !tells_where(&std::fs::read(path).unwrap())));
    }

    async fn a_picture_that_would_fill_the_memory_is_refused_and_the_words_stay(house: House) {
        let (_, ana, _, item) = talk(&house).await;
        let rgb = ExtendedColorType::Rgb8;
        // Ten gigabytes: 36,000 by 36,000 points of eight bytes, as the head of a PNG says it.
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\x00\x00\x8c\xa0\x00\x00\x8c\xa0\x10\x06\0\0\0\xe9\x12\x9c\xb0\0\0\x10\0IDAT\x78\x01";
        let mut png = png.to_vec();
        png.resize(100_000, 0);
        for bytes in [png, grey(rgb, 0xc0, (65_500, 65_500)), grey(rgb, 0xc0, (19_000, 19_000)), grey(rgb, 0xc2, (9_000, 9_000))] {
            let said = [("body", "Kept words"), ("files", "shown")];
            let seen = ana.sends_file(&format!("{item}/messages"), &said, ("bring", "large.jpg", &bytes)).await;
            seen.is_refused().sees("Kept words").sees("large.jpg has too many pixels");
        }
        assert!(lying_in(house.files()).is_empty());
        brings(&ana, "roof.png", &picture(30, 20)).await;
    }

    async fn what_would_unpack_into_gigabytes_is_kept_as_it_came(house: House) {
        let (_, ana, ben, item) = talk(&house).await;
        // The head of a ZIP whose one file says that it has four gigabytes, and nothing but zeros after it.
        let mut zip = b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0\x80\x96\x98\0\xff\xff\xff\xff\x01\0\0\0a".to_vec();
        zip.resize(10_000_000, 0);
        let file = brings(&ana, "plans.zip", &zip).await;
        ana.does(&format!("{item}/messages"), &[("body", "Look"), ("file", &file)]).await.sees("plans.zip");
        assert!(ben.opens(&address(&file)).await.file().await == zip);
        let lying: Vec<u64> = lying_in(house.files()).iter().map(|path| path.metadata().unwrap().len()).collect();
        assert_eq!(lying, [10_000_000]);
    }

    async fn a_file_of_ten_gigabytes_is_not_read_to_its_end(house: House) {
        let (_, ana, _, item) = talk(&house).await;
        let node = house.small_node(|config| config.file_limit = 1);
        let ana = node.meets(&ana);
        let read = Arc::new(AtomicUsize::new(0));
        let seen = ana.asks(form(&format!("{item}/messages"), ten_gigabytes(read.clone()))).await;
        seen.is_refused().sees("Kept words").sees("too large");
        let read = read.load(Ordering::Relaxed);
        assert!(read < 8 * MEBIBYTE, "{read} bytes were read");
        assert!(lying_in(house.files()).is_empty());
    }

    async fn an_upload_that_is_cut_off_leaves_nothing(house: House) {
        let (_, ana, _, item) = talk(&house).await;
        for path in ["/n/green-city/files", &format!("{item}/messages")] {
            let seen = ana.asks(form(path, broken())).await;
            assert!(seen.status.is_client_error(), "{}", seen.status);
            assert!(lying_in(house.files()).is_empty(), "{path}");
            // Whoever sends it closes the page.
            tokio::select! {
                seen = ana.asks(form(path, waiting())) => panic!("{path} answers half a form with {}", seen.status),
                () = have_come(house.files()) => {}
            }
            assert!(lying_in(house.files()).is_empty(), "{path}");
        }
        ana.opens(&item).await.does_not_see("Kept words");
        brings(&ana, "endless.zip", &[7; 200_000]).await;
    }

    async fn the_same_bytes_brought_twice_at_once_are_two_files(house: House) {
        let (_, ana, ben, item) = talk(&house).await;
        let roof = picture(300, 200);
        let (first, second) = tokio::join!(brings(&ana, "roof.png", &roof), brings(&ana, "roof.png", &roof));
        assert_ne!(first, second);
        ana.does(&format!("{item}/messages"), &[("body", "Stays"), ("file", &second)]).await.sees("Stays");
        let sent = ana.sends(&format!("{item}/messages"), &[("body", "Goes"), ("file", &first)]).await.leads_to().unwrap();
        let message = format!("{item}/messages/{}", sent.rsplit_once('-').unwrap().1);
        ana.does(&format!("{message}/removal"), &[]).await.is_fine();
        house.app.clock.forward(Duration::from_secs(25 * 3600));
        house::files::clean_at(&house.app, house.now()).await.unwrap();
        ben.opens(&address(&first)).await.is_missing();
        let had = ben.opens(&address(&second)).await.file().await;
        assert_eq!(image::load_from_memory(&had).unwrap().width(), 300);
        assert_eq!(lying_in(house.files()).len(), 2);
    }

    async fn a_file_of_no_bytes_is_kept_as_one(house: House) {
        let (_, ana, ben, item) = talk(&house).await;
        for name in ["empty.txt", "empty.png"] {
            let file = brings(&ana, name, b"").await;
            ana.does(&format!("{item}/messages"), &[("body", "Look"), ("file", &file)]).await.sees(name).sees("0 bytes");
            let seen = ben.opens(&address(&file)).await;
            assert!(seen.header("content-disposition").starts_with("attachment"));
            assert!(seen.file().await.is_empty(), "{name}");
            ben.opens(&format!("{}/thumb", address(&file))).await.is_missing();
        }
    }

    async fn a_name_of_five_thousand_letters_is_cut_and_turns_nothing(house: House) {
        let (_, ana, ben, item) = talk(&house).await;
        let long = "ש\u{200f}".repeat(1_500);
        let name = format!("../{}\u{202e}{long}\u{2067}.pdf", "a/".repeat(1_000));
        assert!(name.chars().count() > 5_000);
        tries(&ana, &name, b"text").await.is_fine().sees("שש….pdf").does_not_see("a/a/a/a");
        let file = brings(&ana, &name, b"text").await;
        ana.does(&format!("{item}/messages"), &[("body", "Look"), ("file", &file)]).await.is_fine();
        let page = ben.opens(&item).await;
        page.sees("שש….pdf").does_not_see("a/a/a/a").does_not_see("\u{202e}").does_not_see("\u{200f}");
        page.markup();
        let seen = ben.opens(&address(&file)).await;
        let told = seen.header("content-disposition");
        assert!(told.is_ascii() && told.len() < 2_000 && !told.contains('/'), "{told}");
    }
}
