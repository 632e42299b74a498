namespace Ksf.Portal.Patterns;

/// <summary>The shapes that stand beside words. Each is drawn by us on a square of 16.</summary>
public enum IconShape
{
    /// <summary>No shape of its own.</summary>
    Circle,
    Pencil,
    Flag,
    Inbox,
    Question,
    Eye,
    Magnifier,
    List,
    Bars,
    Clock,
    Send,
    Document,
    Check,
    Gap,
    Merge,
    Cross,
    Back,
    Lock,
    Warning,
    Info,
    Up,
    Down,
}

/// <summary>How the shapes are drawn.</summary>
internal static class IconShapes
{
    extension(IconShape shape)
    {
        /// <summary>The lines of the shape, as SVG writes a path.</summary>
        public string Path => shape switch
        {
            IconShape.Pencil => "M3 13l.7-3L10.5 3.2a1.4 1.4 0 0 1 2 0l.3.3a1.4 1.4 0 0 1 0 2L6 12.3zM9.3 4.4l2.3 2.3",
            IconShape.Flag => "M4 14.500V2M4 2.800h8.500L10.300 5.800l2.200 3H4",
            IconShape.Inbox => "M2 9.500l2.200-6.500h7.600L14 9.500V13a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1zM2 9.500h3.200l1 1.800h3.600l1-1.800H14",
            IconShape.Question => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M6.2 6.4C6.3 5.3 7 4.7 8 4.7s1.8.6 1.8 1.6C9.8 7.6 8 7.6 8 9M8 11.2v.1",
            IconShape.Eye => "M1.5 8S4 3.7 8 3.7 14.5 8 14.5 8 12 12.3 8 12.3 1.5 8 1.5 8M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4",
            IconShape.Magnifier => "M7 11.500a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9M10.3 10.300L14 14",
            IconShape.List => "M6 4h8M6 8h8M6 12h8M2.5 4h.1M2.5 8h.1M2.5 12h.1",
            IconShape.Bars => "M3 14V9M8 14V3M13 14V6.5",
            IconShape.Clock => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 4.700V8l2.3 1.5",
            IconShape.Send => "M14 2L7 9M14 2L9.7 14 7 9 2 6.300z",
            IconShape.Document => "M4 2h5.500L12.5 5v9H4zM9 2v3.500h3.500M6 8.500h4.500M6 11h4.5",
            IconShape.Check => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M5.2 8.200l2 2L11 6",
            IconShape.Gap => "M8 2a6 6 0 0 1 3 .8M13.2 5a6 6 0 0 1 .6 4M12.2 12.300A6 6 0 0 1 8.8 14M5.5 13.500A6 6 0 0 1 2.5 10.500M2 7.500a6 6 0 0 1 2.5-4.3",
            IconShape.Merge => "M3 2.500v2C3 8 8 7 8 11v3M13 2.500v2C13 8 8 7 8 11M5.8 11.800L8 14l2.2-2.2",
            IconShape.Cross => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M5.7 5.700l4.6 4.600M10.3 5.700l-4.6 4.6",
            IconShape.Back => "M5.5 3L2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6.5",
            IconShape.Lock => "M3.5 7h9v7h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2",
            IconShape.Warning => "M8 2.300L14.3 13.500H1.700zM8 6.500v3.300M8 11.600v.1",
            IconShape.Info => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 7.300v3.700M8 4.900v.1",
            IconShape.Up => "M8 13V3M3.7 7.300L8 3l4.3 4.3",
            IconShape.Down => "M8 3v10M3.7 8.700L8 13l4.3-4.3",
            _ => "M8 13A5 5 0 1 0 8 3a5 5 0 0 0 0 10",
        };
    }
}
