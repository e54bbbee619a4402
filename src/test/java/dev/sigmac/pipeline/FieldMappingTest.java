package dev.sigmac.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kind of place makes of each kind of match. */
class FieldMappingTest {
  private static final Pack PACK =
      Mapping.pack(
          """
          name: test
          tables:
              - table: Events
                time: At
                columns:
                    {At: datetime, Path: string, Name: string, Domain: string, Account: string, Key: string,
                    Value: string, Data: string, DataType: string, Id: int, Flag: bool, Guid: guid, Md5: string,
                    Sha1: string, Bag: dynamic, Json: string, Xml: xml, Kind: string, Local: string, Remote: string}
          logsources:
              - category: test
                sources:
                    - table: Events
                      fields:
                          Text: Data
                          Image: {column: Path, last: Name}
                          UnixImage: {column: Path, last: Name, separator: /}
                          ParentImage: {last: Name}
                          User: {head: Domain, tail: Account}
                          TargetObject:
                              {head: Key, tail: Value, nested: true, optional: true, spelling: registry-key}
                          SetObject: {head: Key, tail: Value, nested: true, blank: (Default), spelling: registry-key}
                          Details: {registry-data: {data: Data, type: DataType}}
                          Hashes: {hashes: {MD5: Md5, SHA1: Sha1}}
                          Imphash: {hash: IMPHASH, in: Bag.Hashes}
                          EventID: Id
                          Signed: Flag
                          ProcessGuid: Guid
                          Time: At
                          LogonId: {column: Id, spelling: hex-number}
                          PipeName: {column: Bag.PipeName, spelling: pipe-name}
                          Member: Json.a.b
                          Element: Xml.Name
                          Initiated: {values: {'true': {Kind: [Out, Request]}, 'false': {Kind: In}}, show: Kind}
                          Provider: {constant: Sysmon}
                          Payload: {refused: it is taken apart}
                          Part: {extract: Part, in: Data, pattern: '<(.*?)>'}
                          Any: {any: [Name, {column: Path, last: Account}]}
                          Address: {cases: [{when: {Kind: Out}, at: Remote}, {when: {Kind: In}, at: Local}]}
          """);

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "Text ~ 'a' ~ Data is 'a'",
        "text ~ 'a' ~ Data is 'a'",
        "Text|re ~ 'a+' ~ Data matches /a+/",
        "Part|contains ~ 'a' ~ Part:extracted is '*a*'",
        "Part ~ 5 ~ Part:extracted is '5'",
        "Text ~ 5 ~ Data is '5'",
        "Text ~ 00000429 ~ Data is '00000429'",
        "Text ~ null ~ Data is null",
        "Text|exists ~ true ~ Data exists",
        "Text|cidr ~ 10.0.0.0/8 ~ Data is in 10.0.0.0/8",
        "Text|gt ~ 5 ~ Data > 5",
        "Text ~ true ~ Data is true",
        "Text|fieldref ~ Image ~ Data is the same as field Path",
        "Text|fieldref ~ User ~ Data is the same as field (Domain \\ Account)",
        "Image|endswith ~ '\\a.exe' ~ Name is 'a.exe'",
        "Image|endswith ~ ['\\a.exe', 'b.exe', '\\c\\d.exe', '\\e.exe'] ~ any of / Name is 'a.exe', 'e.exe' / Path is '*b.exe', '*\\c\\d.exe'",
        "Image|endswith ~ '\\' ~ Path is '*\\'",
        "Image|endswith|cased ~ '\\A.exe' ~ Name is (cased) 'A.exe'",
        "Image ~ '*\\a*.exe' ~ Path is '*\\a*.exe'",
        "Image ~ '*\\a?.exe' ~ Path is '*\\a?.exe'",
        "Image ~ 'C:\\a.exe' ~ Path is 'C:\\a.exe'",
        "Image|contains ~ '\\a.exe' ~ Path is '*\\a.exe*'",
        "Image|re ~ 'a\\.exe' ~ Path matches /a\\.exe/",
        "Image ~ null ~ Path is null",
        "Image|endswith|neq ~ '\\a.exe' ~ not Name is 'a.exe'",
        "UnixImage|endswith ~ '/sh' ~ Name is 'sh'",
        "UnixImage|endswith ~ '\\sh' ~ Path is '*\\sh'",
        "ParentImage|endswith ~ ['\\a.exe', '\\b.exe'] ~ Name is 'a.exe', 'b.exe'",
        "ParentImage ~ '*' ~ Name is '*'",
        "ParentImage ~ null ~ Name is null",
        "User ~ 'NT AUTHORITY\\SYSTEM' ~ all of / Domain is 'NT AUTHORITY' / Account is 'SYSTEM'",
        "User|startswith ~ 'NT AUTHORITY\\' ~ Domain is 'NT AUTHORITY'",
        "User|endswith ~ '\\SYSTEM' ~ Account is 'SYSTEM'",
        "User|contains ~ ['AUTHORI', 'AUTORI'] ~ any of / Domain is '*AUTHORI*', '*AUTORI*' / Account is '*AUTHORI*', '*AUTORI*'",
        "User|contains ~ 'A\\B' ~ all of / Domain is '*A' / Account is 'B*'",
        "User ~ '*' ~ Account exists",
        "User ~ null ~ Account is null",
        "User|re ~ 'A.B' ~ (Domain \\ Account) matches /A.B/",
        "User|exists ~ true ~ Account exists",
        "TargetObject|endswith ~ '\\Run\\Foo' ~ any of / all of / Key is '*\\Run' / Value is 'Foo' / all of / Key is '*\\Run\\Foo' / Value is ''",
        "TargetObject|contains ~ '\\Run\\' ~ any of / Key is '*\\Run\\\\*' / all of / Key is '*\\Run' / Value is '*'",
        "TargetObject|startswith ~ 'HKLM\\Run\\' ~ any of / Key is 'HKEY_LOCAL_MACHINE\\Run\\\\*' / all of / Key is 'HKEY_LOCAL_MACHINE\\Run' / Value is '*'",
        "SetObject|endswith ~ '\\Foo' ~ Value is 'Foo'",
        "SetObject|endswith ~ '\\Run\\(Default)' ~ all of / Key is '*\\Run' / Value is '(Default)', ''",
        "SetObject|contains ~ '\\CurrentControlSet\\Services\\' ~ Key is '*\\CurrentControlSet\\Services\\\\*', '*\\CurrentControlSet\\Services', '*\\ControlSet001\\Services\\\\*', '*\\ControlSet001\\Services'",
        "SetObject ~ 'HKU\\a' ~ all of / Key is 'HKEY_USERS', 'HKEY_CURRENT_USER' / Value is 'a'",
        "SetObject ~ 'HKLM\\\\*\\Run\\a' ~ all of / Key is 'HKEY_LOCAL_MACHINE\\\\*\\Run' / Value is 'a'",
        "SetObject|endswith ~ '\\hklm\\a' ~ all of / Key is '*\\hklm' / Value is 'a'",
        "Details ~ 'DWORD (0x00000010)' ~ Data is '16'",
        "Details|contains ~ 'dword (0x00000001)' ~ Data is '1'",
        "Details ~ 'QWORD (0x00000001-0x00000002)' ~ Data is '4294967298'",
        "Details ~ ['(Empty)', 'a'] ~ Data is '', 'a'",
        "Details ~ 'Binary Data' ~ DataType is 'Binary'",
        "Details|startswith ~ 'DWORD' ~ DataType is 'Dword'",
        "Details|contains ~ '0x00000001' ~ Data is '*0x00000001*', '1'",
        "Details|contains ~ '\\Temp\\' ~ Data is '*\\Temp\\\\*'",
        "Hashes|contains ~ 'MD5=D41D8CD98F00B204E9800998ECF8427E' ~ Md5 is 'D41D8CD98F00B204E9800998ECF8427E'",
        "Hashes|contains ~ ['SHA1=ab', 'MD5=cd'] ~ any of / Sha1 is 'ab*' / Md5 is 'cd*'",
        "Hashes|contains ~ 'DA39A3EE5E6B4B0D3255BFEF95601890AFD80709' ~ Sha1 is 'DA39A3EE5E6B4B0D3255BFEF95601890AFD80709'",
        "Hashes ~ null ~ all of / Md5 is null / Sha1 is null",
        "Imphash ~ ['ab', 'cd*'] ~ Bag.Hashes is '*IMPHASH=ab*', '*IMPHASH=cd*'",
        "EventID ~ 1 ~ Id:integer is 1",
        "EventID ~ '1' ~ Id:integer is 1",
        "EventID ~ ['1', '2', '4*'] ~ any of / Id:integer is 1, 2 / Id:integer is '4*'",
        "EventID ~ ['0010', '1'] ~ Id:integer is 1",
        "EventID ~ '' ~ Id:integer is null",
        "EventID ~ '*' ~ Id:integer exists",
        "Signed ~ 'TRUE' ~ Flag:boolean is true",
        "Signed ~ false ~ Flag:boolean is false",
        "Signed ~ 1 ~ Flag:boolean is true",
        "ProcessGuid ~ '{D41D8CD9-8F00-B204-E980-0998ECF8427E}' ~ Guid:guid is 'd41d8cd9-8f00-b204-e980-0998ecf8427e'",
        "Time|hour ~ 5 ~ hour of At:datetime = 5",
        "LogonId ~ '0x3e7' ~ Id:integer is 999",
        "LogonId ~ 999 ~ Id:integer is 999",
        "PipeName ~ '\\a' ~ Bag.PipeName is '\\Device\\NamedPipe\\a'",
        "PipeName|startswith ~ '\\a' ~ Bag.PipeName is '\\Device\\NamedPipe\\a*'",
        "PipeName|endswith ~ '\\a' ~ Bag.PipeName is '*\\a'",
        "PipeName|contains ~ 'pipe' ~ Bag.PipeName is '\\Device\\NamedPipe*pipe*'",
        "Member ~ 'a' ~ Json.a.b is 'a'",
        "Element ~ 'a' ~ Xml<Name> is 'a'",
        "Initiated ~ 'true' ~ Kind is 'Out', 'Request'",
        "Initiated ~ false ~ Kind is 'In'",
        "Initiated|neq ~ true ~ not Kind is 'Out', 'Request'",
        "Any|endswith ~ '\\a' ~ any of / Name is '*\\a' / Account is 'a'",
        "Any ~ null ~ all of / Name is null / Path is null",
        "Any|neq ~ 'a' ~ not / any of / Name is 'a' / Path is 'a'",
        "Address ~ '::1' ~ any of / all of / Kind is 'Out' / Remote is '::1' / all of / Kind is 'In' / Local is '::1'"
      })
  void aMatchIsSaidOverColumns(String key, String value, String meaning) {
    assertThat(Mapping.item(PACK, "{category: test}", key, value).meaning()).isEqualTo(meaning);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "Payload ~ 'a' ~ unmapped-field at 'a': It is taken apart.",
        "Missing ~ 'a' ~ unmapped-field at 'a': Events does not hold the field 'Missing'.",
        "Membe ~ 'a' ~ unmapped-field at 'a': Events does not hold the field 'Membe'. Did you mean 'Member'?",
        "ParentImage ~ 'C:\\a.exe' ~ unmapped-value at 'C:\\a.exe': Only the last part of the path is stored there, as Name, and 'C:\\a.exe' asks for more.",
        "Hashes|contains ~ 'IMPHASH=a' ~ unmapped-value at 'IMPHASH=a': There is no IMPHASH hash there, only MD5, SHA1.",
        "Hashes|contains ~ 'D41D8CD98F00B204E9800998ECF8427E' ~ unmapped-value at 'D41D8CD98F00B204E9800998ECF8427E': '*D41D8CD98F00B204E9800998ECF8427E*' names no algorithm, or is no part of a hash.",
        "Details|contains ~ 'DWORD (0x0000' ~ unmapped-value at 'DWORD (0x0000': '*DWORD (0x0000*' is a part of how Sysmon writes numbers, which are stored plain there.",
        "LogonId|endswith ~ 'e7' ~ unmapped-value at 'e7': The value '*e7' cannot be said in the way the table spells it.",
        "Imphash|endswith ~ 'ab' ~ unmapped-value at 'ab': Only whole hashes, or how they begin, can be found in the list of hashes.",
        "Initiated ~ 'maybe' ~ unmapped-value at 'maybe': The value 'maybe' is not among those known there: true, false.",
        "Provider ~ 'Kernel' ~ never-matches at 'A rule': No row of Events can match the rule.",
        "EventID ~ 'abc' ~ never-matches at 'A rule': No row of Events can match the rule."
      })
  void whatCannotBeSaidIsRefusedAtItsPlace(String key, String value, String refusal) {
    assertThat(Mapping.item(PACK, "{category: test}", key, value).refusal()).isEqualTo(refusal);
  }
}
