import ArgumentParser
import Core
import Evidence
import Reporting

/// The command `mekiki evidence prove WHOLE REDACTED`.
struct EvidenceProveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove",
    abstract: "Show that a redacted bundle is the redaction of a whole one.",
    discussion: """
      Both bundles are verified; every commitment of the redacted one is opened with what the whole one holds; everything but masked texts must be the
      same, and a masked text must be the original with *** or a pseudonym in place of parts of it. The sentences of the pages narrative.*.html are not
      proven. Exit code 21 when it is no redaction of it.
      """)

  @Argument(help: "The whole bundle.") var whole: String
  @Argument(help: "The redacted bundle.") var redacted: String
  @Option(help: "The file with the key of the commitments.") var opening: String
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let key = try OpeningFile.key(opening, isMade: false)
      let proof = try RedactionProof(whole: whole, redacted: redacted, opening: key)
      for fault in proof.faults {
        Terminal.write("\(fault.kind.rawValue)  \(VisibleText.make(fault.place))\n")
      }
      let isJapanese = language == .japanese
      if proof.holds {
        let role = proof.role.map { VisibleText.make($0) } ?? "-"
        Terminal.write(
          isJapanese
            ? "元の証拠パッケージの一部を伏せたものです（記載された役割：\(role)）：コミットメント \(proof.opened) 個を開示、同一のファイル \(proof.sameFiles) 個、同一の値 \(proof.sameValues) 個、伏せた文字列 \(proof.maskedTexts) 個\n"
            : "It is a redaction of the whole bundle, for the role that it names '\(role)': \(proof.opened) commitments opened, \(proof.sameFiles) files the same, \(proof.sameValues) values the same, \(proof.maskedTexts) texts left out or replaced\n"
        )
        return .clean
      }
      Terminal.write(
        isJapanese
          ? "元の証拠パッケージの一部を伏せたものではありません：相違 \(proof.faults.count) 件\n"
          : "It is not a redaction of the whole bundle: \(proof.faults.count) differences\n")
      return .redactionDiffers
    }
  }
}
