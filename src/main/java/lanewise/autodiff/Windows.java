package lanewise.autodiff;

import lanewise.Parallelism;
import lanewise.tensor.Layout;
import lanewise.tensor.Layout.Region;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/**
 * The windows of images (N x H x W x C) as rows of a matrix: N x outH x outW x h x w x C. With them a convolution is a
 * product and a pooling a reduction. The transpose adds each window back to where it came from.
 */
record Windows(int h, int w, int strideH, int strideW) implements Operation {

  @Override
  public String name() {
    return "windows";
  }

  @Override
  public String detail() {
    return h + "x" + w + ", stride " + strideH + "x" + strideW;
  }

  @Override
  public Shape shape(Shape... inputs) {
    Shape x = inputs[0];
    boolean positive = h > 0 && w > 0 && strideH > 0 && strideW > 0;
    if (!positive || x.rank() != 4 || x.dim(1) < h || x.dim(2) < w) {
      throw new IllegalArgumentException(
          "windows of " + h + "x" + w + " with stride " + strideH + "x" + strideW
              + (positive
                  ? " need images N x H x W x C with H >= " + h + " and W >= " + w
                  : ", but both must be >= 1"));
    }
    return Shape.of(
        x.dim(0), (x.dim(1) - h) / strideH + 1, (x.dim(2) - w) / strideW + 1, h, w, x.dim(3));
  }

  @Override
  public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    Shape x = inputs[0].shape();
    int[] s = x.strides();
    Region windows = new Region(0, s[0], s[1] * down(x), s[2] * across(x), s[1], s[2], s[3]);
    Layout.copy(out.shape(), inputs[0], windows, out, Layout.part(out.shape()), parallelism);
  }

  /** Rows of an image from one window to the next; beyond the image there is none, however large the stride. */
  private int down(Shape image) {
    return Math.min(strideH, image.dim(1));
  }

  private int across(Shape image) {
    return Math.min(strideW, image.dim(2));
  }

  @Override
  public Node[] vjp(Node y, Node dy) {
    return new Node[]{Node.of(new Fold(this, y.input(0).shape()), dy)};
  }

  @Override
  public Node jvp(Node y, Node[] dx) {
    return Node.of(this, dx[0]);
  }

  /** Adds windows back to an image. */
  private record Fold(Windows windows, Shape shape) implements Operation {

    @Override
    public String name() {
      return "addWindows";
    }

    @Override
    public Shape shape(Shape... inputs) {
      return shape;
    }

    @Override
    public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
      Shape x = inputs[0].shape();
      int[] from = x.strides();
      int[] to = shape.strides();
      Shape once = Shape.of(x.dim(0), x.dim(1), x.dim(2), x.dim(5));
      out.fill(0);
      for (int i = 0; i < windows.h; i++) {
        for (int j = 0; j < windows.w; j++) {
          Layout.add(
              once, inputs[0], new Region(i * from[3] + j * from[4], from[0], from[1], from[2], from[5]),
              out,
              new Region(i * to[1] + j * to[2], to[0], to[1] * windows.down(shape), to[2] * windows.across(shape),
                  to[3]),
              parallelism);
        }
      }
    }

    @Override
    public Node[] vjp(Node y, Node dy) {
      return new Node[]{Node.of(windows, dy)};
    }

    @Override
    public Node jvp(Node y, Node[] dx) {
      return Node.of(this, dx[0]);
    }
  }
}
