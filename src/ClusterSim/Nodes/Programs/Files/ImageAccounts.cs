namespace ClusterSim.Nodes.Programs.Files;

/// <summary>The users and groups that the images' distributions bring.</summary>
internal static class ImageAccounts
{
    private const string BusyboxUsers = """
        root:x:0:0:root:/root:/bin/sh
        daemon:x:1:1:daemon:/usr/sbin:/bin/false
        bin:x:2:2:bin:/bin:/bin/false
        sys:x:3:3:sys:/dev:/bin/false
        mail:x:8:8:mail:/var/spool/mail:/bin/false
        www-data:x:33:33:www-data:/var/www:/bin/false
        operator:x:37:37:Operator:/var:/bin/false
        nobody:x:65534:65534:nobody:/home:/bin/false

        """;

    private const string BusyboxGroups = """
        root:x:0:
        daemon:x:1:
        bin:x:2:
        sys:x:3:
        mail:x:8:
        wheel:x:10:root
        www-data:x:33:
        operator:x:37:
        users:x:100:
        nobody:x:65534:

        """;

    private const string AlpineUsers = """
        root:x:0:0:root:/root:/bin/sh
        bin:x:1:1:bin:/bin:/sbin/nologin
        daemon:x:2:2:daemon:/sbin:/sbin/nologin
        mail:x:8:12:mail:/var/mail:/sbin/nologin
        games:x:35:35:games:/usr/games:/sbin/nologin
        guest:x:405:100:guest:/dev/null:/sbin/nologin
        nobody:x:65534:65534:nobody:/:/sbin/nologin

        """;

    private const string AlpineGroups = """
        root:x:0:root
        bin:x:1:root,bin,daemon
        daemon:x:2:root,bin,daemon
        sys:x:3:root,bin
        adm:x:4:root,daemon
        disk:x:6:root
        wheel:x:10:root
        floppy:x:11:root
        mail:x:12:mail
        dialout:x:20:root
        tape:x:26:root
        video:x:27:root
        games:x:35:
        users:x:100:games
        nogroup:x:65533:
        nobody:x:65534:

        """;

    private const string DebianUsers = """
        root:x:0:0:root:/root:/bin/bash
        daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
        bin:x:2:2:bin:/bin:/usr/sbin/nologin
        sys:x:3:3:sys:/dev:/usr/sbin/nologin
        mail:x:8:8:mail:/var/mail:/usr/sbin/nologin
        www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
        backup:x:34:34:backup:/var/backups:/usr/sbin/nologin
        nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin

        """;

    private const string DebianGroups = """
        root:x:0:
        daemon:x:1:
        bin:x:2:
        sys:x:3:
        adm:x:4:
        mail:x:8:
        www-data:x:33:
        backup:x:34:
        staff:x:50:
        users:x:100:
        nogroup:x:65534:

        """;

    /// <summary>The texts of <c>/etc/passwd</c> and <c>/etc/group</c>.</summary>
    public static (string Users, string Groups) Of(Userland userland) => userland switch
    {
        Userland.Busybox => (BusyboxUsers, BusyboxGroups),
        Userland.Alpine => (AlpineUsers, AlpineGroups),
        _ => (DebianUsers, DebianGroups),
    };
}
