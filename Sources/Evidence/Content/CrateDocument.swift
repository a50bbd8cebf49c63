import Core

/// `ro-crate-metadata.json`: the bundle's files, and the run that made the alert, for tools of research data and archives.
///
/// - Source: RO-Crate 1.1; the run is an action of schema.org, as the crates of processes have it.
enum CrateDocument {
  static func bytes(_ content: EvidenceContent, _ files: [EvidenceFile], _ day: BankDay) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("@context", "https://w3id.org/ro/crate/1.1/context")
      json.key("@graph")
      json.array { json in
        json.object { json in
          json.member("@id", EvidenceFileNames.crate)
          json.member("@type", "CreativeWork")
          reference("conformsTo", "https://w3id.org/ro/crate/1.1", &json)
          reference("about", "./", &json)
        }
        dataset(content, files, day, &json)
        run(content, &json)
        for file in files {
          json.object { json in
            json.member("@id", file.path)
            json.member("@type", "File")
            json.member("encodingFormat", IndexDocument.mediaType(file.path))
            json.member("contentSize", String(file.bytes.count))
          }
        }
      }
    }
    return Array((json.text + "\n").utf8)
  }

  private static func dataset(
    _ content: EvidenceContent, _ files: [EvidenceFile], _ day: BankDay, _ json: inout JSONText
  ) {
    json.object { json in
      json.member("@id", "./")
      json.member("@type", "Dataset")
      json.member("name", "Alert \(content.alert.identifier)")
      json.member("description", "Everything behind one alert of a bank's monitoring of transactions.")
      json.member("datePublished", day.iso8601)
      json.member("license", EvidenceRestriction.english)
      json.key("hasPart")
      json.array { json in for file in files { json.object { $0.member("@id", file.path) } } }
      reference("mentions", "#run", &json)
    }
  }

  private static func run(_ content: EvidenceContent, _ json: inout JSONText) {
    json.object { json in
      json.member("@id", "#run")
      json.member("@type", "CreateAction")
      json.member("name", "Run \(content.run.identifier) of the pipeline \(content.run.pipeline)")
      json.member("startTime", content.run.startedAt.iso8601Japan)
      json.member("endTime", content.run.finishedAt?.iso8601Japan ?? content.run.startedAt.iso8601Japan)
      reference("instrument", "#program", &json)
      reference("result", EvidenceFileNames.alert, &json)
    }
    json.object { json in
      json.member("@id", "#program")
      json.member("@type", "SoftwareApplication")
      json.member("name", "mekiki")
      json.member("softwareVersion", content.run.programVersion)
    }
  }

  private static func reference(_ name: String, _ target: String, _ json: inout JSONText) {
    json.key(name)
    json.object { $0.member("@id", target) }
  }
}
