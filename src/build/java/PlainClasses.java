import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes plain classes of lambdas, and plain methods of what records compare and hash by. The JVM
 * links each of them in 0.1 to 1 ms at its first use, in every process anew, which is a third of a
 * short run of the compiler; a class from the class data archive takes 10 µs. What a class does
 * stays the same. Run by the build on the compiled classes: {@code java PlainClasses.java FOLDER}.
 */
final class PlainClasses {
  private static final String MARK = "$$Lambda$";
  private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";
  private static final String RECORDS = "java/lang/runtime/ObjectMethods";
  private static final String OBJECT = "java/lang/Object";

  private final Map<String, byte[]> written = new LinkedHashMap<>();
  private final Map<String, TreeSet<String>> members = new LinkedHashMap<>();

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(p -> p.toString().endsWith(".class")).sorted().toList();
    }
    PlainClasses classes = new PlainClasses();
    List<byte[]> read = new ArrayList<>();
    for (Path file : files) {
      if (!file.getFileName().toString().contains(MARK)) {
        read.add(Files.readAllBytes(file));
      }
    }
    for (byte[] one : read) {
      classes.rewrite(one);
    }
    classes.join();
    for (Map.Entry<String, byte[]> one : classes.written.entrySet()) {
      Files.write(folder.resolve(one.getKey() + ".class"), one.getValue());
    }
  }

  private void rewrite(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    Rewriter rewriter = new Rewriter();
    reader.accept(rewriter, 0);
    if (rewriter.changed) {
      written.put(rewriter.name, rewriter.writer.toByteArray());
    }
  }

  /** Makes the new classes members of their nests, so that they reach private methods. */
  private void join() {
    members.forEach(
        (host, names) -> {
          byte[] bytes = written.get(host);
          if (bytes == null) {
            throw new IllegalStateException("the nest host " + host + " was not rewritten");
          }
          ClassWriter writer = new ClassWriter(0);
          new ClassReader(bytes)
              .accept(
                  new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visitEnd() {
                      names.forEach(this::visitNestMember);
                      super.visitEnd();
                    }
                  },
                  0);
          written.put(host, writer.toByteArray());
        });
  }

  private final class Rewriter extends ClassVisitor {
    final ClassWriter writer;
    String name = "";
    boolean changed;
    private String host = "";
    private boolean isInterface;
    private int lambdas;

    Rewriter() {
      super(Opcodes.ASM9);
      writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      cv = writer;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        String signature,
        String superName,
        String[] interfaces) {
      this.name = name;
      this.host = name;
      this.isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
      super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public void visitNestHost(String nestHost) {
      host = nestHost;
      super.visitNestHost(nestHost);
    }

    @Override
    public void visitNestMember(String nestMember) {
      changed = true;
      super.visitNestMember(nestMember);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String descriptor, String signature, String[] exceptions) {
      MethodVisitor to = super.visitMethod(access, method, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, to) {
        @Override
        public void visitInvokeDynamicInsn(String called, String type, Handle by, Object... with) {
          if (by.getOwner().equals(FACTORY) && by.getName().equals("metafactory")) {
            String made = lambda(called, type, (Type) with[0], (Handle) with[1], (Type) with[2]);
            String make =
                Type.getMethodDescriptor(Type.getObjectType(made), Type.getArgumentTypes(type));
            super.visitMethodInsn(Opcodes.INVOKESTATIC, made, "make", make, false);
          } else if (by.getOwner().equals(RECORDS) && !called.equals("toString")) {
            String helper = "record$" + called;
            record(called, helper, type, with);
            super.visitMethodInsn(Opcodes.INVOKESTATIC, name, helper, type, isInterface);
          } else {
            super.visitInvokeDynamicInsn(called, type, by, with);
          }
        }
      };
    }

    private String lambda(String called, String type, Type erased, Handle body, Type actual) {
      changed = true;
      String made = name + MARK + lambdas++;
      members.computeIfAbsent(host, h -> new TreeSet<>()).add(made);
      written.put(made, lambdaClass(made, called, type, erased, body, actual, host));
      return made;
    }

    private void record(String called, String helper, String type, Object[] with) {
      changed = true;
      MethodVisitor m =
          super.visitMethod(
              Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
              helper,
              type,
              null,
              null);
      m.visitCode();
      String[] names = ((String) with[1]).isEmpty() ? new String[0] : ((String) with[1]).split(";");
      List<Handle> fields = new ArrayList<>();
      for (int i = 0; i < names.length; i++) {
        fields.add((Handle) with[i + 2]);
      }
      if (called.equals("hashCode")) {
        RecordMethods.hash(m, fields);
      } else {
        RecordMethods.equal(m, name, fields);
      }
      m.visitMaxs(0, 0);
      m.visitEnd();
    }
  }

  private static byte[] lambdaClass(
      String made, String called, String type, Type erased, Handle body, Type actual, String host) {
    Type[] held = Type.getArgumentTypes(type);
    String implemented = Type.getReturnType(type).getInternalName();
    ClassWriter c = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    c.visit(
        Opcodes.V17,
        Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        made,
        null,
        OBJECT,
        new String[] {implemented});
    c.visitNestHost(host);
    for (int i = 0; i < held.length; i++) {
      c.visitField(
              Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL,
              "held" + i,
              held[i].getDescriptor(),
              null,
              null)
          .visitEnd();
    }
    String constructor = Type.getMethodDescriptor(Type.VOID_TYPE, held);
    MethodVisitor m = c.visitMethod(Opcodes.ACC_PRIVATE, "<init>", constructor, null, null);
    m.visitCode();
    m.visitVarInsn(Opcodes.ALOAD, 0);
    m.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false);
    int at = 1;
    for (int i = 0; i < held.length; i++) {
      m.visitVarInsn(Opcodes.ALOAD, 0);
      m.visitVarInsn(held[i].getOpcode(Opcodes.ILOAD), at);
      m.visitFieldInsn(Opcodes.PUTFIELD, made, "held" + i, held[i].getDescriptor());
      at += held[i].getSize();
    }
    end(m, Opcodes.RETURN);
    m =
        c.visitMethod(
            Opcodes.ACC_STATIC,
            "make",
            Type.getMethodDescriptor(Type.getObjectType(made), held),
            null,
            null);
    m.visitCode();
    m.visitTypeInsn(Opcodes.NEW, made);
    m.visitInsn(Opcodes.DUP);
    at = 0;
    for (Type one : held) {
      m.visitVarInsn(one.getOpcode(Opcodes.ILOAD), at);
      at += one.getSize();
    }
    m.visitMethodInsn(Opcodes.INVOKESPECIAL, made, "<init>", constructor, false);
    end(m, Opcodes.ARETURN);
    call(
        c.visitMethod(Opcodes.ACC_PUBLIC, called, erased.getDescriptor(), null, null),
        made,
        held,
        erased,
        body,
        actual);
    c.visitEnd();
    return c.toByteArray();
  }

  private static void call(
      MethodVisitor m, String made, Type[] held, Type erased, Handle body, Type actual) {
    m.visitCode();
    boolean constructs = body.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    if (constructs) {
      m.visitTypeInsn(Opcodes.NEW, body.getOwner());
      m.visitInsn(Opcodes.DUP);
    }
    List<Type> wanted = new ArrayList<>();
    if (!constructs && body.getTag() != Opcodes.H_INVOKESTATIC) {
      wanted.add(Type.getObjectType(body.getOwner()));
    }
    wanted.addAll(List.of(Type.getArgumentTypes(body.getDesc())));
    for (int i = 0; i < held.length; i++) {
      m.visitVarInsn(Opcodes.ALOAD, 0);
      m.visitFieldInsn(Opcodes.GETFIELD, made, "held" + i, held[i].getDescriptor());
      Values.convert(m, held[i], held[i], wanted.get(i));
    }
    Type[] given = erased.getArgumentTypes();
    int at = 1;
    for (int i = 0; i < given.length; i++) {
      m.visitVarInsn(given[i].getOpcode(Opcodes.ILOAD), at);
      Values.convert(m, given[i], actual.getArgumentTypes()[i], wanted.get(held.length + i));
      at += given[i].getSize();
    }
    int opcode =
        switch (body.getTag()) {
          case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
          case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
          case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
          default -> body.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        };
    m.visitMethodInsn(opcode, body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
    Type gives =
        constructs ? Type.getObjectType(body.getOwner()) : Type.getReturnType(body.getDesc());
    Type returned = erased.getReturnType();
    if (returned == Type.VOID_TYPE) {
      if (gives.getSize() > 0) {
        m.visitInsn(gives.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
      }
    } else {
      Values.convert(m, gives, gives, returned);
    }
    end(m, returned.getOpcode(Opcodes.IRETURN));
  }

  private static void end(MethodVisitor m, int opcode) {
    m.visitInsn(opcode);
    m.visitMaxs(0, 0);
    m.visitEnd();
  }

  /** Conversions of a value as LambdaMetafactory makes them. */
  private static final class Values {
    private static final String[] BOXES = {
      "", "Boolean", "Character", "Byte", "Short", "Integer", "Float", "Long", "Double"
    };

    static void convert(MethodVisitor m, Type from, Type actual, Type to) {
      if (isPrimitive(from) && isPrimitive(to)) {
        widen(m, from, to);
      } else if (isPrimitive(from)) {
        Type box = box(from);
        m.visitMethodInsn(
            Opcodes.INVOKESTATIC,
            box.getInternalName(),
            "valueOf",
            Type.getMethodDescriptor(box, from),
            false);
      } else if (isPrimitive(to)) {
        Type primitive = unboxed(actual);
        Type box = primitive == null ? box(to) : actual;
        Type held = primitive == null ? to : primitive;
        m.visitTypeInsn(Opcodes.CHECKCAST, box.getInternalName());
        m.visitMethodInsn(
            Opcodes.INVOKEVIRTUAL,
            box.getInternalName(),
            held.getClassName() + "Value",
            Type.getMethodDescriptor(held),
            false);
        widen(m, held, to);
      } else if (!from.equals(to) && !to.getInternalName().equals(OBJECT)) {
        m.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
      }
    }

    static boolean isPrimitive(Type type) {
      return type.getSort() < Type.ARRAY;
    }

    static Type box(Type primitive) {
      return Type.getObjectType("java/lang/" + BOXES[primitive.getSort()]);
    }

    private static Type unboxed(Type box) {
      for (Type t :
          List.of(
              Type.BOOLEAN_TYPE,
              Type.CHAR_TYPE,
              Type.BYTE_TYPE,
              Type.SHORT_TYPE,
              Type.INT_TYPE,
              Type.FLOAT_TYPE,
              Type.LONG_TYPE,
              Type.DOUBLE_TYPE)) {
        if (box(t).equals(box)) {
          return t;
        }
      }
      return null;
    }

    private static void widen(MethodVisitor m, Type from, Type to) {
      if (from.equals(to) || (from.getSort() < Type.FLOAT && to.getSort() <= Type.INT)) {
        return;
      }
      int opcode =
          switch (from.getSort()) {
            case Type.LONG -> to.getSort() == Type.FLOAT ? Opcodes.L2F : Opcodes.L2D;
            case Type.FLOAT -> Opcodes.F2D;
            default ->
                switch (to.getSort()) {
                  case Type.LONG -> Opcodes.I2L;
                  case Type.FLOAT -> Opcodes.I2F;
                  default -> Opcodes.I2D;
                };
          };
      m.visitInsn(opcode);
    }
  }

  /** What the methods of a record do, by the Java Language Specification 8.10.3. */
  private static final class RecordMethods {
    static void hash(MethodVisitor m, List<Handle> fields) {
      m.visitInsn(Opcodes.ICONST_0);
      for (Handle field : fields) {
        m.visitIntInsn(Opcodes.BIPUSH, 31);
        m.visitInsn(Opcodes.IMUL);
        get(m, 0, field);
        Type type = Type.getType(field.getDesc());
        if (Values.isPrimitive(type)) {
          String box = Values.box(type).getInternalName();
          String descriptor = Type.getMethodDescriptor(Type.INT_TYPE, type);
          m.visitMethodInsn(Opcodes.INVOKESTATIC, box, "hashCode", descriptor, false);
        } else {
          m.visitMethodInsn(
              Opcodes.INVOKESTATIC,
              "java/util/Objects",
              "hashCode",
              "(Ljava/lang/Object;)I",
              false);
        }
        m.visitInsn(Opcodes.IADD);
      }
      m.visitInsn(Opcodes.IRETURN);
    }

    static void equal(MethodVisitor m, String owner, List<Handle> fields) {
      Label different = new Label();
      Label same = new Label();
      m.visitVarInsn(Opcodes.ALOAD, 0);
      m.visitVarInsn(Opcodes.ALOAD, 1);
      m.visitJumpInsn(Opcodes.IF_ACMPEQ, same);
      m.visitVarInsn(Opcodes.ALOAD, 1);
      m.visitTypeInsn(Opcodes.INSTANCEOF, owner);
      m.visitJumpInsn(Opcodes.IFEQ, different);
      for (Handle field : fields) {
        get(m, 0, field);
        m.visitVarInsn(Opcodes.ALOAD, 1);
        m.visitTypeInsn(Opcodes.CHECKCAST, owner);
        m.visitFieldInsn(Opcodes.GETFIELD, field.getOwner(), field.getName(), field.getDesc());
        Type type = Type.getType(field.getDesc());
        if (Values.isPrimitive(type)) {
          String box = Values.box(type).getInternalName();
          String descriptor = Type.getMethodDescriptor(Type.INT_TYPE, type, type);
          m.visitMethodInsn(Opcodes.INVOKESTATIC, box, "compare", descriptor, false);
          m.visitJumpInsn(Opcodes.IFNE, different);
        } else {
          String descriptor = "(Ljava/lang/Object;Ljava/lang/Object;)Z";
          m.visitMethodInsn(Opcodes.INVOKESTATIC, "java/util/Objects", "equals", descriptor, false);
          m.visitJumpInsn(Opcodes.IFEQ, different);
        }
      }
      answer(m, same, Opcodes.ICONST_1);
      answer(m, different, Opcodes.ICONST_0);
    }

    private static void answer(MethodVisitor m, Label label, int value) {
      m.visitLabel(label);
      m.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
      m.visitInsn(value);
      m.visitInsn(Opcodes.IRETURN);
    }

    private static void get(MethodVisitor m, int local, Handle field) {
      m.visitVarInsn(Opcodes.ALOAD, local);
      m.visitFieldInsn(Opcodes.GETFIELD, field.getOwner(), field.getName(), field.getDesc());
    }
  }
}
