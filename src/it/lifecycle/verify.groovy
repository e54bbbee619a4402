// A first build, an unchanged one, and one after a rule was changed and another deleted.
def said = new File(basedir, 'build.log').readLines().findAll { it =~ /files/ && it =~ /unchanged|up to date/ }
assert said.size() == 3
assert said[0] =~ /: (\d+) written, 0 unchanged/
assert said[1].contains('nothing to do')
assert said[2] =~ / written, \d+ unchanged, \d+ removed/

def queries = new File(basedir, 'target/sigmac')
['kql', 'spl', 'eql', 'esql'].each { language ->
  assert new File(queries, "$language/kept.$language").text.contains('schtasks.exe')
  assert new File(queries, "$language/changed.$language").text.contains('ato.exe')
  assert !new File(queries, "$language/deleted.$language").exists()
}
assert !new File(queries, 'manifest.json').text.contains('Deleted')

def jar = new java.util.jar.JarFile(new File(basedir, 'target/lifecycle-1.jar'))
def names = jar.entries().collect { it.name }
assert names.containsAll(['com/example/sigma/Rules.class', 'com/example/sigma/Kept.class', 'com/example/sigma/Changed.class'])
assert !names.contains('com/example/sigma/Deleted.class')

// The jar's own index has both rules, and they find what they should.
def re2j = new File(localRepositoryPath, 'com/google/re2j/re2j').listFiles().findAll { it.directory }
    .collect { it.listFiles().find { f -> f.name.endsWith('.jar') } }.findAll { it }
def urls = [new File(basedir, 'target/lifecycle-1.jar')] + re2j
def loader = new URLClassLoader(urls.collect { it.toURI().toURL() } as URL[], ClassLoader.platformClassLoader)
def rules = loader.loadClass('com.example.sigma.Rules')
assert rules.list()*.title() == ['Changed', 'Kept']
def event = loader.loadClass('com.example.sigma.Event').getConstructor(Map)
    .newInstance([Image: 'C:\\Windows\\System32\\SCHTASKS.exe', CommandLine: 'schtasks /create  /xml a.xml'])
assert rules.matching(event)*.title() == ['Kept']

def help = new File(basedir, 'build.log').text
['sigmac:generate', 'sigmac:verify', 'sigmac:check', 'sigmac:help'].each { assert help.contains(it) }
return true
