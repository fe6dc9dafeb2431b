# Completion of lkj for fish. In config.fish: lkj completion fish | source
function __lkj_complete
    set -l typed (commandline -opc)
    set -l last (commandline -ct)
    for line in ($typed[1] __complete -- $typed[2..-1] "$last" 2>/dev/null)
        switch $line
            case :files
                __fish_complete_path "$last"
            case :dirs
                __fish_complete_directories "$last" ''
            case '*'
                echo $line
        end
    end
end
complete -c lkj -f -a '(__lkj_complete)'
