using System.Globalization;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <content>Times, modes and owners: what is said of files, and changed.</content>
internal static partial class FileCommands
{
    public static Task<int> TouchAsync(Process process) => ForEachAsync(process, CommandArguments.Of(process, "dtr").Operands, "touch: {0}: {1}", "touch: cannot touch '{0}': {1}", path =>
    {
        if (process.Files.Find(process.PathOf(path)) is { } found)
        {
            process.Files.ThrowIfReadOnly(process.PathOf(path));
            process.Files.Require(found, FileUser.Write);
            process.Files.Touch(found);
        }
        else
            process.Files.Add(process.PathOf(path), new RegularFile());
    });

    public static Task<int> ChmodAsync(Process process)
    {
        var arguments = CommandArguments.Of(process);
        var mode = arguments.Operands.FirstOrDefault() ?? process.Arguments.ElementAtOrDefault(1) ?? "";
        return ForEachAsync(process, [.. arguments.Operands.Skip(arguments.Operands.FirstOrDefault() == mode ? 1 : 0)], "chmod: {0}: {1}", "chmod: changing permissions of '{0}': {1}", path =>
        {
            process.Files.ThrowIfReadOnly(process.PathOf(path));
            ForAll(process.Files.Get(process.PathOf(path)), arguments.Has("R"), node =>
            {
                if (process.Files.User is { } who && !who.Owns(node))
                    throw FileException.NotPermitted;
                node.Mode = FileModes.Change(node.Mode, mode);
            });
        });
    }

    public static async Task<int> ChownAsync(Process process)
    {
        var arguments = CommandArguments.Of(process);
        var command = FileSystem.NameOf(process.Name);
        var isGroupOnly = command == "chgrp";
        var owner = (arguments.Operands.FirstOrDefault() ?? "").Split(':', '.');
        var (userName, groupName) = isGroupOnly ? ("", owner[0]) : (owner[0], owner.ElementAtOrDefault(1) ?? "");
        var (user, group) = (Accounts.FindUser(process.Files, userName), Accounts.FindGroup(process.Files, groupName));
        if ((user is null && userName.Length > 0) || (group is null && groupName.Length > 0))
        {
            var isUser = user is null && userName.Length > 0;
            await process.WriteErrorAsync(process.Container.Image.Userland == Userland.Debian
                ? $"{command}: invalid {(isUser ? "user" : "group")}: '{arguments.Operands[0]}'"
                : $"{command}: unknown {(isUser ? $"user {userName}" : $"group {groupName}")}");
            return 1;
        }
        return await ForEachAsync(process, [.. arguments.Operands.Skip(1)], command + ": {0}: {1}", command + ": changing ownership of '{0}': {1}", path =>
        {
            process.Files.ThrowIfReadOnly(process.PathOf(path));
            ForAll(process.Files.Get(process.PathOf(path)), arguments.Has("R"), node =>
            {
                if (process.Files.User is { } who && !who.Capabilities.Contains("CHOWN") && !(isGroupOnly && who.Owns(node) && who.Groups.Contains(group ?? -1)))
                    throw FileException.NotPermitted;
                node.UserId = user ?? node.UserId;
                node.GroupId = group ?? node.GroupId;
            });
        });
    }

    public static async Task<int> ReadlinkAsync(Process process)
    {
        var arguments = CommandArguments.Of(process);
        foreach (var path in arguments.Operands)
        {
            if (arguments.Has("f") || FileSystem.NameOf(process.Name) == "realpath")
            {
                await process.WriteLineAsync(process.PathOf(process.Files.Find(process.PathOf(path), followLast: false) is SymbolicLink link ? FileSystem.Absolute(link.Target, process.PathOf(path + "/..")) : path));
                continue;
            }
            if (process.Files.Find(process.PathOf(path), followLast: false) is not SymbolicLink found)
                return 1;
            await process.WriteLineAsync(found.Target);
        }
        return 0;
    }

    public static async Task<int> StatAsync(Process process)
    {
        var arguments = CommandArguments.Of(process, "c", "format");
        var status = 0;
        foreach (var path in arguments.Operands)
        {
            if (process.Files.Find(process.PathOf(path), followLast: arguments.Has("L")) is not { } node)
            {
                await process.WriteErrorAsync($"stat: can't stat '{path}': {FileException.NotFoundText}");
                status = 1;
                continue;
            }
            var mode = Convert.ToString(node.Mode, 8);
            if (arguments.Find("c", "format") is { } format)
            {
                await process.WriteLineAsync(format
                    .Replace("%n", path, StringComparison.Ordinal).Replace("%s", node.Size.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                    .Replace("%a", mode, StringComparison.Ordinal).Replace("%A", ListCommand.Mode(node), StringComparison.Ordinal)
                    .Replace("%u", node.UserId.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("%g", node.GroupId.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                    .Replace("%U", Accounts.NameOfUser(process.Files, node.UserId), StringComparison.Ordinal).Replace("%G", Accounts.NameOfGroup(process.Files, node.GroupId), StringComparison.Ordinal)
                    .Replace("%Y", node.Modified.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
                continue;
            }
            await process.WriteLineAsync($"  File: {path}\n  Size: {node.Size}\nAccess: (0{mode}/{ListCommand.Mode(node)})  Uid: ({node.UserId,5}/{Accounts.NameOfUser(process.Files, node.UserId),8})   Gid: ({node.GroupId,5}/{Accounts.NameOfGroup(process.Files, node.GroupId),8})\nModify: {node.Modified.ToString("yyyy-MM-dd HH:mm:ss.fffffff00 +0000", CultureInfo.InvariantCulture)}");
        }
        return status;
    }

    private static void ForAll(FileNode node, bool isRecursive, Action<FileNode> act)
    {
        act(node);
        if (!isRecursive || node is not DirectoryNode directory)
            return;
        foreach (var child in directory.Entries.Values)
            ForAll(child, isRecursive, act);
    }
}
