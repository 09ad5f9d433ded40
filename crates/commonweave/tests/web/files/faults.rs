//! Lines that break, folders that are full or away, servers that do not answer.

use super::{address, brings, lying_in, picture, talk, tries};
use crate::kit::{House, Node, Person};
use axum::body::Body;
use axum::http::{Request, header};
use std::path::Path;
use std::process::Command;

/// A node whose files lie there.
fn lying_at(house: &House, place: &str) -> Node {
    house.small_node(|config| config.files.files = Some(place.to_owned()))
}

/// A message is refused for its file and keeps its words; without it, it goes.
async fn keeps_the_words(ana: &Person, item: &str, complaint: &str) {
    let said = [("body", "Kept words"), ("files", "shown")];
    let seen =
        ana.sends_file(&format!("{item}/messages"), &said, ("bring", "plan.zip", &[7; 4_000_000])).await;
    seen.is_refused().sees("Kept words").sees(complaint);
    ana.does(&format!("{item}/messages"), &said).await.sees("Kept words");
}

on_both! {
    async fn half_a_file_leaves_nothing(house: House) {
        let (_, ana, _, item) = talk(&house).await;
        for path in ["/n/green-city/files", &format!("{item}/messages")] {
            let begun = "--x\r\nContent-Disposition: form-data; name=\"bring\"; filename=\"a.zip\"\r\n\r\nhalf of it";
            let request = Request::post(path)
                .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
                .header("sec-fetch-site", "same-origin")
                .body(Body::from(begun));
            let seen = ana.asks(request.unwrap()).await;
            assert!(seen.status.is_client_error(), "{}", seen.status);
        }
        assert!(lying_in(house.files()).is_empty());
    }

    async fn a_folder_that_cannot_be_used_is_said_and_the_words_stay(house: House) {
        let (_, ana, _, item) = talk(&house).await;
        std::fs::create_dir_all(house.files()).unwrap();
        let blocked = house.files().join("blocked");
        std::fs::write(&blocked, "a file, no folder").unwrap();
        let node = lying_at(&house, blocked.to_str().unwrap());
        keeps_the_words(&node.meets(&ana), &item, "cannot be reached right now").await;
    }

    async fn a_full_disk_is_said_and_nothing_stays_half_written(house: House) {
        let (_, ana, _, item) = talk(&house).await;
        let disk = house.files().join("small");
        std::fs::create_dir_all(&disk).unwrap();
        let Some(_mounted) = Mounted::at(&disk) else {
            eprintln!("left out: no small disk can be mounted here (that takes root on Linux)");
            return;
        };
        let node = lying_at(&house, disk.to_str().unwrap());
        let ana = node.meets(&ana);
        keeps_the_words(&ana, &item, "no room left for files").await;
        assert!(lying_in(&disk).is_empty(), "{:?}", lying_in(&disk));
        brings(&ana, "small.txt", b"there is room for this").await;
    }

    async fn files_lie_in_a_bucket_where_a_host_wants_it(house: House) {
        let Some(bucket) = Bucket::open() else { return };
        let (_, ana, ben, item) = talk(&house).await;
        let node = house.small_node(|config| config.files = bucket.at.clone());
        let (ana, ben) = (node.meets(&ana), node.meets(&ben));
        // Larger than one part, so that it goes in several.
        let large: Vec<u8> = (0..12_000_000_u32).map(|n| u8::try_from(n / 7 % 251).unwrap()).collect();
        for (name, bytes) in [("roof.png", picture(700, 500)), ("large.zip", large), ("empty.txt", Vec::new())] {
            let file = brings(&ana, name, &bytes).await;
            ana.does(&format!("{item}/messages"), &[("body", "Look"), ("file", &file)]).await.is_fine();
            let had = ben.opens(&address(&file)).await.file().await;
            if name != "roof.png" {
                assert!(had == bytes, "{name} came back as {} bytes", had.len());
            }
        }
        assert_eq!(house::files::missing(&house.app.db, &node.app.depot).await.unwrap(), Vec::<String>::new());
        assert!(lying_in(house.files()).is_empty());
    }

    async fn a_server_that_is_away_is_said_and_the_words_stay(house: House) {
        let (_, ana, _, item) = talk(&house).await;
        let node = house.small_node(|config| {
            config.files.files = Some("s3://files".to_owned());
            // Nobody listens there.
            config.files.s3_endpoint = Some("http://127.0.0.1:9".to_owned());
            (config.files.s3_key, config.files.s3_secret) = (Some("key".to_owned()), Some("secret".to_owned()));
        });
        keeps_the_words(&node.meets(&ana), &item, "cannot be reached right now").await;
    }

    async fn the_doctor_finds_a_file_whose_bytes_are_gone(house: House) {
        let (_, ana, _, _) = talk(&house).await;
        let file = brings(&ana, "plan.txt", b"text").await;
        let look = async || house::files::missing(&house.app.db, &house.app.depot).await.unwrap();
        assert!(look().await.is_empty());
        std::fs::remove_file(&lying_in(house.files())[0]).unwrap();
        let told = look().await;
        assert_eq!(told.len(), 1);
        assert!(told[0].starts_with(&format!("file {file}: 4 bytes should lie at ")), "{told:?}");
        assert!(tries(&ana, "other.txt", b"text").await.status.is_success());
    }
}

/// A disk of a mebibyte, as long as this lives.
struct Mounted<'a>(&'a Path);

impl Mounted<'_> {
    fn at(folder: &Path) -> Option<Mounted<'_>> {
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"]).arg(folder);
        mount.output().is_ok_and(|done| done.status.success()).then_some(Mounted(folder))
    }
}

impl Drop for Mounted<'_> {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(self.0).output());
    }
}

/// The bucket of a real S3 server, such as `./check` starts: `http://KEY:SECRET@HOST:PORT/BUCKET`.
struct Bucket {
    at: house::config::FilesAt,
}

impl Bucket {
    /// None where there is no server to test on.
    fn open() -> Option<Bucket> {
        let Ok(address) = std::env::var("COMMONWEAVE_TEST_S3") else {
            eprintln!("left out: no S3 server (set COMMONWEAVE_TEST_S3, or run ./check)");
            return None;
        };
        let (key, rest) = address.strip_prefix("http://").unwrap().split_once(':').unwrap();
        let (secret, rest) = rest.split_once('@').unwrap();
        let (host, bucket) = rest.split_once('/').unwrap();
        let place = format!("s3://{bucket}/{}", house::clock::Chance.token().unwrap());
        let at = house::config::FilesAt {
            files: Some(place),
            s3_endpoint: Some(format!("http://{host}")),
            s3_region: "us-east-1".to_owned(),
            s3_key: Some(key.to_owned()),
            s3_secret: Some(secret.to_owned()),
        };
        Some(Bucket { at })
    }
}
