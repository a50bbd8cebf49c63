/// The instructions for a person who has the bundle and nothing of ours.
enum VerifyText {
  static let english = """
    \(EvidenceRestriction.english)

    HOW TO VERIFY THIS BUNDLE WITHOUT OUR PROGRAM

    The bundle is a BagIt 1.0 bag (RFC 8493). On any machine with unzip and coreutils:

      unzip -t BUNDLE.zip
      unzip BUNDLE.zip
      cd bundle
      sha256sum -c tagmanifest-sha256.txt
      sha256sum -c manifest-sha256.txt
      find . -type f | sort

    Every line of the two sha256sum commands must end in OK. Every file that find lists must stand in one of the two
    manifests, except tagmanifest-sha256.txt itself and the files below signatures/.

    Every byte depends on the SHA-256 of tagmanifest-sha256.txt. Compare it with the one you were given by
    another way:

      sha256sum tagmanifest-sha256.txt

    When the folder signatures/ is there, each key in it has signed tagmanifest-sha256.txt. With OpenSSL 3, for each KEY:

      openssl pkeyutl -verify -pubin -inkey signatures/KEY.pub.pem -rawin -in tagmanifest-sha256.txt -sigfile signatures/KEY.sig

    It must say "Signature Verified Successfully". Whose key it is, only its owner can tell you: compare the file with the one you were
    given by another way. signatures/envelope.json holds the same as a DSSE envelope for other tools.

    WHAT IS IN IT

      data/evidence.json            a list of the files for programs
      data/ro-crate-metadata.json   the same for archives (RO-Crate 1.1)
      data/alert.json               the alert
      data/source/                  the bytes of each source record, with their file, place and length in index.json, and what is needed to read them
      data/history/                 what the features were computed from: N.json for programs, N.ja.txt and N.en.txt the account's part to read
      data/transactions.json        the same records as they were read
      data/features.json            every feature with its value and its contribution
      data/rules/                   the rules that fired (fired.json) and the rule pack (pack/)
      data/model/                   the model and its card, when the pipeline has them
      data/detail.json              the alert whole, with everything that people did to it
      data/audit.json               its entries of the bank's audit; each holds the hash of the entry before it in the bank's chain
      data/narrative.*.html         the alert as a page, for a browser and for printing
      data/policy.yaml              the policy that combined rules and model
      data/reasons.json             the score and its reasons
      data/scores/                  what else was said of it: families, types of scam, a second model, the smallest change
      data/narrative.ja.txt, .en.txt  the alert in words
      data/run.json                 the run that raised it

    In data/reasons.json, baseline_micro plus every contribution_micro of a transaction equals its score_micro.
    The unit is one millionth of a logit. Digests in data/run.json name the files that were in use.

    With our program of the version in data/run.json, and nothing else, "mekiki evidence replay BUNDLE.zip" computes everything again.

    """

  static let japanese = """
    \(EvidenceRestriction.japanese)

    この証拠パッケージを当プログラムなしで検証する方法

    この証拠パッケージはBagIt 1.0（RFC 8493）の形式です。unzipとcoreutilsのある機械で、次のとおり実行します。

      unzip -t BUNDLE.zip
      unzip BUNDLE.zip
      cd bundle
      sha256sum -c tagmanifest-sha256.txt
      sha256sum -c manifest-sha256.txt
      find . -type f | sort

    二つのsha256sumの結果は、すべての行が「OK」（日本語環境では「成功」）で終わらなければなりません。findに出るファイルは、
    tagmanifest-sha256.txt自身とsignatures/の下を除き、すべて二つのマニフェストのどちらかに載っていなければなりません。

    すべての内容はtagmanifest-sha256.txtのSHA-256に結び付いています。別の経路で受け取った値と比べてください。

      sha256sum tagmanifest-sha256.txt

    signatures/がある場合、その中の各鍵がtagmanifest-sha256.txtに署名しています。OpenSSL 3で、鍵ごとに次のとおり確かめます。

      openssl pkeyutl -verify -pubin -inkey signatures/KEY.pub.pem -rawin -in tagmanifest-sha256.txt -sigfile signatures/KEY.sig

    「Signature Verified Successfully」と出なければなりません。誰の鍵かは、別の経路で受け取った公開鍵と比べて確かめてください。
    signatures/envelope.jsonは、同じ署名を他のツール向けにDSSE形式にしたものです。

    内容

      data/evidence.json            ファイル一覧（プログラム用）
      data/ro-crate-metadata.json   同じ一覧（アーカイブ用、RO-Crate 1.1）
      data/alert.json               アラート
      data/source/                  元レコードのバイト列。ファイル、位置、長さはindex.json。読み取りに必要な前後はN.head.binとN.entry.bin
      data/history/                 特徴量の計算元。N.jsonはプログラム用、N.ja.txtとN.en.txtは口座の部分を読めるようにしたもの
      data/transactions.json        読み取った取引
      data/features.json            すべての特徴量の値と寄与
      data/rules/                   該当したルール（fired.json）とルール一式（pack/）
      data/model/                   モデルとモデルカード（ある場合）
      data/detail.json              アラートの全体と、担当者の操作の経緯
      data/audit.json               監査記録のうちこのアラートの分（各記録は銀行の監査記録の直前のハッシュを持つ）
      data/narrative.*.html         アラートの説明（ブラウザー・印刷用）
      data/policy.yaml              ルールとモデルを合わせる方針
      data/reasons.json             スコアと理由
      data/scores/                  そのほかの評価：理由の区分、手口、別のモデル、最小の変更
      data/narrative.ja.txt, .en.txt  アラートの説明文
      data/run.json                 アラートを出した実行

    data/reasons.jsonでは、各取引のbaseline_microとすべてのcontribution_microの合計がscore_microと一致します。
    単位はロジットの百万分の一です。data/run.jsonのダイジェストは、使ったファイルを示します。

    data/run.jsonに記載された版の当プログラムがあれば、「mekiki evidence replay BUNDLE.zip」で、この証拠パッケージだけからすべてを再計算できます。

    """
}
