// Each module has its own rules, also when both are built at a time.
['one', 'two'].each { module ->
  def other = module == 'one' ? 'two' : 'one'
  assert new File(basedir, "$module/target/sigmac/kql/${module}.kql").text.contains("${module}.exe")
  assert !new File(basedir, "$module/target/sigmac/kql/${other}.kql").exists()
  assert !new File(basedir, "$module/target/sigmac/spl").exists()
  def names = new java.util.jar.JarFile(new File(basedir, "$module/target/$module-1.jar")).entries().collect { it.name }
  assert names.contains("com/example/$module/Rules.class" as String)
  assert names.contains("com/example/$module/${module.capitalize()}.class" as String)
}
assert !new File(basedir, 'target').exists()
return true
